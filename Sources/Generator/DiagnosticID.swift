/// The ids of what can be wrong with a site. Feeds and templates add their own (`FeedWarningID`, `TemplateProblem`);
/// the error index of the user documentation has an entry for each.
public enum DiagnosticID: String, Sendable, CaseIterable {
  // Configuration
  case configMissing = "config-missing"
  case yamlSyntax = "yaml-syntax"
  case unknownKey = "unknown-key"
  case wrongType = "wrong-type"
  case badValue = "bad-value"
  case notYetSupported = "not-yet-supported"
  case unsetVariable = "unset-variable"
  case tokenInFile = "token-in-file"
  // Content
  case frontMatterUnclosed = "front-matter-unclosed"
  case badEncoding = "bad-encoding"
  case badDate = "bad-date"
  case badURL = "bad-url"
  case duplicateURL = "duplicate-url"
  case brokenLink = "broken-link"
  case missingFile = "missing-file"
  case droppedHTML = "dropped-html"
  case unreadableFile = "unreadable-file"
  // Galleries
  case galleryIdentity = "gallery-identity"
  case unknownSource = "unknown-source"
  case unknownGallery = "unknown-gallery"
  case missingTemplateID = "missing-template-id"
  case feedFailed = "feed-failed"
  case feedStale = "feed-stale"
  case feedSkipped = "feed-skipped"
  case feedMissing = "feed-missing"
  case galleryEmpty = "gallery-empty"
  case galleryChanged = "gallery-changed"
  // Templates and output
  case missingTemplate = "missing-template"
  case outputConflict = "output-conflict"
}
