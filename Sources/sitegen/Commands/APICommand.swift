import ArgumentParser
import Cincopa
import Generator
import Syndication
import Transport

struct APICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "api", abstract: "Call any method of the platform's API and print its answer.",
    discussion: """
      sitegen api ping
      sitegen api asset.list search=caption=pier --all
      sitegen api gallery.set_meta fid=AEAAQdbniShi name="Harbour walks"

      The token comes from CINCOPA_API_TOKEN, or from the file that CINCOPA_API_TOKEN_FILE names; it is not printed. What
      the platform refuses ends the command with 69.
      """)

  enum Verb: String, ExpressibleByArgument, CaseIterable { case get, post }

  @Argument(help: ArgumentHelp("Such as gallery.list.", valueName: "method"))
  var method: String

  @Argument(help: ArgumentHelp("Its parameters.", valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Ask for all pages of a list, and print each item on a line.")
  var all = false

  @Option(help: "get or post; when not said, what the method's name asks for.")
  var verb: Verb?

  @OptionGroup var site: SiteOptions

  func validate() throws { _ = try call() }

  func run() async throws {
    let call = try call()
    try await PlatformRun(site: site).run { client, _ throws(TransportFailure) in
      if all {
        try await printItems(of: call, client)
      } else {
        Terminal.write(JSONText.escaped(try await client.answer(to: call).pretty), to: .output)
      }
    }
  }

  private func printItems(of call: APICall, _ client: CincopaClient) async throws(TransportFailure) {
    for try await items in client.pages(of: RawList(call)) {
      for item in items { Terminal.write(JSONText.escaped(item.compact) + [0x0A], to: .output) }
    }
  }

  private func call() throws -> APICall {
    guard let method = APICall.Method(method) else {
      throw ValidationError("'\(method)' is no method; they look like gallery.list")
    }
    if method.name == "upload.iframe" {
      throw ValidationError("upload.iframe is a page, and its address would hold the token")
    }
    let verb: APICall.Verb? = self.verb.map { $0 == .get ? .get : .post }
    return APICall(raw: method, try parameters.map(parameter), verb: verb)
  }

  private func parameter(_ text: String) throws -> APICall.Parameter {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ValidationError("a parameter is name=value, not '\(Secrets.hidden(in: "?" + text).dropFirst())'")
    }
    let name = String(text[..<equals])
    if ["api_token", "callback"].contains(name.lowercased()) {
      throw ValidationError("leave \(name) out: the token comes from CINCOPA_API_TOKEN, and the answer is plain JSON")
    }
    return APICall.Parameter(name, String(text[text.index(after: equals)...]))
  }
}
