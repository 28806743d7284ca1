import Templates

/// A block for visitors' uploads as a template sees it.
struct VisitorUploadValue: SchemaValue {
  var upload: VisitorUpload
  var block: VisitorUploadBlock

  static let schema = RecordSchema<VisitorUploadValue>(
    "upload",
    [
      .text("name", "Its name under `visitor_uploads:`.", "photos") { $0.upload.name },
      .text("kind", "`uploader`, `recorder`, `editor` or `email`.", "uploader") { $0.upload.kind.rawValue },
      .text("title", "What it is for.", "Send us your photographs") { $0.upload.title },
      .html("block", "The whole block.", "<div class=\"visitor-upload\">…</div>") { .html($0.block.html()) },
    ])
}

extension RenderContext {
  func block(_ upload: VisitorUpload) -> VisitorUploadBlock {
    VisitorUploadBlock(
      upload: upload, source: site.configuration.visitorUploads, hosts: site.configuration.platform.hosts,
      baseURL: baseURL)
  }
}

extension PageValue {
  func visitorUploads() -> [VisitorUploadValue] {
    page.visitorUploads.map { VisitorUploadValue(upload: $0, block: context.block($0)) }
  }
}
