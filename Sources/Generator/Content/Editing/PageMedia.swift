public import Cincopa

/// What was uploaded for a page.
public enum NewMedia: Sendable, Hashable {
  case gallery(FID)
  /// In the order in which they are to be shown.
  case assets([NewAsset])
}

public struct NewAsset: Sendable, Hashable {
  public var rid: RID
  /// The name of the file that it came from.
  public var fileName: String

  public init(rid: RID, fileName: String) {
    self.rid = rid
    self.fileName = fileName
  }
}

/// Writes what was uploaded into the front matter of a page (`sitegen upload --page`), which is otherwise left as it is.
public struct PageMedia: Sendable {
  let configuration: SiteConfiguration
  let options: BuildOptions
  /// The look of single assets; else that of `site.yml`, else the platform's own for their kind.
  let template: TemplateID?

  public init(_ configuration: SiteConfiguration, _ options: BuildOptions, template: TemplateID? = nil) {
    self.configuration = configuration
    self.options = options
    self.template = template
  }

  /// What became of the page.
  public struct Outcome: Sendable, Hashable {
    /// Below the site's folder.
    public var file: String
    /// Keys that were added: `gallery`, `galleries.pier`; none when all was there.
    public var keys: [String]
    /// Short codes to place them with, when the page's text places its galleries itself.
    public var shortCodes: [String]
  }

  /// The page below the site's folder that is meant; it has to be there.
  public func page(_ path: String) throws(ScaffoldError) -> String {
    let content = configuration.folders.content + "/"
    let file = path.hasPrefix(content) ? path : content + path
    guard let normal = RelativePath.normalized(file), normal.hasPrefix(content),
      SourceFile(path: normal).isPage, FileSystem.status(options.path(normal))?.kind == .file
    else { throw .refused("there is no page '\(path)'", help: "name it as in \(content), for example posts/first.md") }
    return normal
  }

  public func add(_ media: NewMedia, to path: String) throws(ScaffoldError) -> Outcome {
    try edit(path) { edit throws(FrontMatterEditError) in try edit.add(media, template: template) }
  }

  /// Adds the gallery that was made for `gallery: {upload: …}`.
  /// - Parameter name: nil for `gallery:`, else its name below `galleries:`.
  public func add(_ gallery: FID, toGallery name: String?, of path: String) throws(ScaffoldError) -> Outcome {
    try edit(path) { edit throws(FrontMatterEditError) in try edit.add(gallery, toGallery: name) }
  }

  private func edit(
    _ path: String, _ change: (inout PageEdit) throws(FrontMatterEditError) -> Outcome
  ) throws(ScaffoldError) -> Outcome {
    let file = try page(path)
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(options.path(file)) } catch { throw ScaffoldError(error) }
    var edit = PageEdit(configuration, file: file, bytes)
    let outcome: Outcome
    do throws(FrontMatterEditError) { outcome = try change(&edit) } catch {
      throw .refused("\(file) was not changed: \(error.message)", help: error.help ?? "add it by hand")
    }
    guard edit.text.bytes != bytes else { return outcome }
    do throws(FileError) { try FileSystem.replace(options.path(file), with: edit.text.bytes) } catch {
      throw ScaffoldError(error)
    }
    return outcome
  }
}
