import Generator
import Testing

extension BuiltSite {
  /// Of these files, at a path of `http://127.0.0.1:1314`.
  init(_ files: [String: String], path: String = "/") throws {
    var contents: [OutputPath: OutputFile] = [:]
    for (name, text) in files { contents[try #require(OutputPath(name))] = .bytes(Array(text.utf8)) }
    self.init(files: contents, baseURL: try #require(BaseURL("http://127.0.0.1:1314" + path)))
  }
}
