import Templates

extension SiteTemplates {
  /// Whether lists show more of the galleries of their pages than a picture.
  func showGalleries(inListsOf site: Site) -> Bool {
    var lists: Set<String> = []
    for page in site.pages where page.kind != .page && page.kind != .notFound {
      let name = page.source?.frontMatter.template?.name ?? name(for: page.kind, in: page.sectionName)
      if let name { lists.insert(name) }
    }
    let type = GalleryValue.schema.type
    return lists.contains { list in type.fields.contains { set.uses(list, recordType: type.name, field: $0.name) } }
  }
}
