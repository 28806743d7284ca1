public import Cincopa
public import Generator

/// Knows where to upload to: asks the platform, once for each place until told that the answer is no longer good.
public actor UploadAddresses {
  public typealias Ask = @Sendable (UploadDestination) async throws(TransportFailure) -> UploadAddress

  private let ask: Ask
  private var known: [UploadDestination: UploadAddress] = [:]

  public init(_ ask: @escaping Ask) { self.ask = ask }

  /// - Parameter refused: an address that the platform no longer takes.
  func address(for destination: UploadDestination, refused: UploadAddress? = nil) async throws(TransportFailure)
    -> UploadAddress
  {
    if let address = known[destination], address != refused { return address }
    let address = try await ask(destination).adding(to: destination)
    known[destination] = address
    return address
  }
}

extension UploadAddresses {
  /// The account's own address for uploads, as its owner copied it from the platform (`CINCOPA_UPLOAD_URL`).
  public static func fixed(_ text: String, hosts: PlatformHosts) throws(TransportFailure) -> UploadAddresses {
    guard let address = UploadAddress(text, hosts: hosts) else {
      throw TransportFailure(
        .configuration, "what the variable CINCOPA_UPLOAD_URL holds is no https address to upload to",
        help: "copy it from the platform's API page, or set CINCOPA_API_TOKEN instead")
    }
    return UploadAddresses { destination throws(TransportFailure) in
      guard address.serves(destination) else {
        throw TransportFailure(
          .configuration, "the address in CINCOPA_UPLOAD_URL is not that of the gallery",
          help: "set CINCOPA_API_TOKEN, with which sitegen can ask for it")
      }
      return address
    }
  }

  /// Addresses that the API gives out, with a client of their own each time: an upload may take longer than any budget.
  public static func asked(
    _ settings: RetrieverSettings, hosts: PlatformHosts, token: APIToken, policy: RequestPolicy
  ) -> UploadAddresses {
    UploadAddresses { destination throws(TransportFailure) in
      let client = try CincopaClient(settings, hosts: hosts, token: token, policy: policy)
      let text = try await client.use { client throws(TransportFailure) in try await address(of: destination, client) }
      guard let address = UploadAddress(text, hosts: hosts) else {
        throw TransportFailure(
          .remote, "the platform gave an address to upload to that is not https",
          help: "name the host that you trust in site.yml under cincopa.hosts.upload")
      }
      return address
    }
  }

  private static func address(
    of destination: UploadDestination, _ client: CincopaClient
  ) async throws(TransportFailure) -> String {
    do throws(TransportFailure) {
      return try await client.answer(to: GetUploadURL(destination))
    } catch {
      guard let gallery = destination.gallery else { throw error }
      switch error.answer {
      // The documentation has the address of a gallery in another method.
      case .missing: return try await client.answer(to: GetGalleryUploadURL(gallery))
      case .refused(let words): throw .noGallery(gallery, words)
      default: throw error
      }
    }
  }
}

extension TransportFailure {
  static func noGallery(_ gallery: FID, _ words: String) -> TransportFailure {
    TransportFailure(
      .remote, "nothing can be uploaded into the gallery '\(gallery)': the platform says '\(words)'",
      help: "it may be deleted, or another account's; 'sitegen galleries list' prints those there are")
  }
}
