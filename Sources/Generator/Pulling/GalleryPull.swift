public import Cincopa
import Markup
import Syndication

/// Writes a page for every gallery of an account, and brings pages up to date that it wrote before (`sitegen galleries
/// pull`). What a person changed stays as the person has it.
public struct GalleryPull {
  let configuration: SiteConfiguration
  let options: BuildOptions
  /// Below the content folder, without slashes at its ends.
  let section: String
  /// Whether new pages take their items from the API.
  let usesAPI: Bool

  /// - Throws: when `section` is no folder below the content folder.
  public init(
    _ configuration: SiteConfiguration, _ options: BuildOptions, section: String, usesAPI: Bool
  ) throws(ScaffoldError) {
    guard let section = RelativePath.normalized(section.hasSuffix("/") ? String(section.dropLast()) : section),
      !section.utf8.contains(0)
    else {
      throw .refused("'\(section)' is no section", help: "name a folder below \(configuration.folders.content)/")
    }
    self.configuration = configuration
    self.options = options
    self.section = section
    self.usesAPI = usesAPI
  }

  /// - Parameters:
  ///   - galleries: of the account, in its order.
  ///   - isWhole: whether these are all that there are, so that what is missing is gone.
  ///   - writes: whether to change anything, or only to tell what would be.
  public func run(
    _ galleries: [GallerySummary], isWhole: Bool, writes: Bool
  ) async throws(ScaffoldError) -> [PulledPage] {
    var memory = try remembered()
    let before = memory
    let pages = await SitePages(configuration, options).find()
    var names = PageNames(folder: "\(configuration.folders.content)/\(section)", options: options)
    var results: [PulledPage] = []
    for gallery in galleries {
      guard let fid = gallery.fid?.text else { continue }
      let fields = PulledFields(gallery, hasTags: configuration.taxonomies.contains("tags"))
      let known = memory.entries[fid]
      // The gallery of a reference says so in its name.
      let named = gallery.name.hasPrefix(RRID.prefix) ? pages[gallery.name] ?? [] : []
      let shown = (pages[fid] ?? []) + named
      if let page = shown.first(where: { $0 == known?.file }) ?? shown.first {
        results.append(try update(page, fid, fields, &memory, writes))
      } else if let known {
        let isThere = FileSystem.exists(options.path(known.file))
        results.append(PulledPage(fid: fid, file: known.file, outcome: isThere ? .otherwise : .removed))
      } else {
        results.append(try write(fid, fields, gallery, &names, &memory, writes))
      }
    }
    if isWhole { results += gone(Set(galleries.compactMap(\.fid?.text)), memory) }
    if writes, memory != before { try keep(memory.bytes, PulledMemory.path) }
    return results
  }

  private func gone(_ there: Set<String>, _ memory: PulledMemory) -> [PulledPage] {
    memory.entries.filter { !there.contains($0.key) && FileSystem.exists(options.path($0.value.file)) }
      .sorted { $0.value.file < $1.value.file }
      .map { PulledPage(fid: $0.key, file: $0.value.file, outcome: .gone) }
  }

  private func remembered() throws(ScaffoldError) -> PulledMemory {
    let path = options.path(PulledMemory.path)
    guard FileSystem.exists(path) else { return PulledMemory() }
    guard let bytes = try? FileSystem.read(path, limit: 100_000_000), let memory = PulledMemory(bytes) else {
      throw .refused(
        "\(PulledMemory.path), which holds what was pulled last, cannot be read",
        help: "take it back from your version control; without it, remove it: then pages stay as they are")
    }
    return memory
  }
}

// MARK: - Pages

extension GalleryPull {
  private func write(
    _ fid: String, _ fields: PulledFields, _ gallery: GallerySummary, _ names: inout PageNames,
    _ memory: inout PulledMemory, _ writes: Bool
  ) throws(ScaffoldError) -> PulledPage {
    let file = names.next(for: gallery.name, fid: fid)
    if writes {
      try keep(PulledText.page(fid, fields, date: gallery.modified ?? options.now, usesAPI: usesAPI), file)
    }
    memory.entries[fid] = PulledMemory.Entry(file: file, fields: fields)
    return PulledPage(fid: fid, file: file, outcome: .new)
  }

  private func update(
    _ file: String, _ fid: String, _ new: PulledFields, _ memory: inout PulledMemory, _ writes: Bool
  ) throws(ScaffoldError) -> PulledPage {
    var page = PulledPage(fid: fid, file: file, outcome: .same)
    guard let bytes = try? FileSystem.read(options.path(file)) else {
      page.outcome = .unreadable("it cannot be read")
      return page
    }
    do {
      var text = FrontMatterText(bytes)
      let own = PulledFields(try text.root())
      guard let base = memory.entries[fid]?.fields ?? adopted(own, new) else {
        page.outcome = .foreign
        return page
      }
      (page.outcome, page.kept) = try PulledText.merge(base: base, own: own, new: new, into: &text)
      if writes, text.bytes != bytes { try keep(text.bytes, file) }
    } catch let error as FrontMatterEditError {
      (page.outcome, page.line) = (.unreadable(error.message, help: error.help), error.line)
      return page
    } catch let error as ScaffoldError {
      throw error
    } catch {
      return page
    }
    memory.entries[fid] = PulledMemory.Entry(file: file, fields: new)
    return page
  }

  /// A page of which nothing is remembered but that says what the gallery says: it was written by a pull that was killed
  /// before it could remember.
  private func adopted(_ own: PulledFields, _ new: PulledFields) -> PulledFields? {
    let differs = PulledFields.keys.contains { key in
      (own[key].flatMap { $0.isEmpty ? nil : $0 }) != (new[key].flatMap { $0.isEmpty ? nil : $0 })
    }
    return differs ? nil : new
  }

  private func keep(_ bytes: [UInt8], _ file: String) throws(ScaffoldError) {
    let target = options.path(file)
    do {
      if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolders(String(target[..<slash])) }
      try FileSystem.replace(target, with: bytes)
    } catch {
      throw ScaffoldError(error)
    }
  }
}
