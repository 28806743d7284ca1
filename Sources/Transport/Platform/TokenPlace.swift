public import Cincopa
internal import Generator

/// Where the token is: the variable `CINCOPA_API_TOKEN`, the file that `CINCOPA_API_TOKEN_FILE` names, or
/// `cincopa_api_token` among the credentials that systemd hands to a service (`$CREDENTIALS_DIRECTORY`). Never in a file
/// of the site.
public enum TokenPlace {
  private static let help = """
    make one on the platform's page of API tokens, and set CINCOPA_API_TOKEN, or CINCOPA_API_TOKEN_FILE to a file that \
    holds it
    """

  public static func token(in environment: [String: String]) throws(TransportFailure) -> APIToken {
    if let text = environment["CINCOPA_API_TOKEN"], !text.isEmpty {
      guard let token = APIToken(text) else { throw malformed("the variable CINCOPA_API_TOKEN") }
      return token
    }
    if let path = environment["CINCOPA_API_TOKEN_FILE"], !path.isEmpty { return try read(path) }
    if let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty {
      let path = folder + "/cincopa_api_token"
      // Other services have other credentials.
      if let status = try? Directory.current.status(path, following: true), status.kind == .file {
        return try read(path)
      }
    }
    throw TransportFailure(.configuration, "there is no API token", help: help)
  }

  private static func read(_ path: String) throws(TransportFailure) -> APIToken {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: 65_536)
    } catch {
      throw TransportFailure(.configuration, "the file of the API token, \(path), cannot be read: \(error.reason)")
    }
    guard let token = APIToken(String(decoding: bytes, as: UTF8.self)) else { throw malformed("the file \(path)") }
    return token
  }

  private static func malformed(_ place: String) -> TransportFailure {
    TransportFailure(.configuration, "what \(place) holds is no API token", help: help)
  }
}
