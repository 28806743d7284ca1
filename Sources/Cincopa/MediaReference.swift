/// What an embed draws: the `_fid` grammar of PLATFORM section 1 as a value.
public enum MediaReference: Sendable, Hashable {
  /// `FID`, or `TEMPLATE@FID` for a gallery with another gallery's look.
  case gallery(FID, template: TemplateID?)
  /// `TEMPLATE!RID`, "single mode": one asset.
  case asset(RID, template: TemplateID)
  /// `rrid:RRID!UID!TEMPLATE`: a gallery by a reference of the author's own.
  case reference(RRID, uid: UID, template: TemplateID)
  /// `TEMPLATE!liveid:N`: a live stream. Feeds, pictures and watch pages of it are not known.
  case live(LiveID, template: TemplateID)

  /// As it stands in `cpo["_fid"]` and, percent-encoded, in `iframe.aspx?fid=`.
  public var fidParameter: String {
    switch self {
    case .gallery(let fid, nil): fid.text
    case .gallery(let fid, let template?): "\(template)@\(fid)"
    case .asset(let rid, let template): "\(template)!\(rid)"
    case .reference(let rrid, let uid, let template): "rrid:\(rrid)!\(uid)!\(template)"
    case .live(let id, let template): "\(template)!\(id)"
    }
  }

  /// What looks wrong about its identifiers.
  public var warnings: [IdentifierWarning] {
    switch self {
    case .gallery(let fid, let template): [template?.warning, fid.warning].compactMap(\.self)
    case .asset(let rid, let template): [template.warning, rid.warning].compactMap(\.self)
    case .reference(let rrid, let uid, let template):
      [rrid.warning, uid.warning, template.warning].compactMap(\.self)
    case .live(_, let template): [template.warning].compactMap(\.self)
    }
  }

  /// What the gallery or asset is called in commands, warnings and snapshots (SPEC section 4): its id or reference.
  public var id: String {
    switch self {
    case .gallery(let fid, _): fid.text
    case .asset(let rid, _): rid.text
    case .reference(let rrid, _, _): rrid.text
    case .live(let id, _): id.description
    }
  }

  /// The value of `?fid=` with `!`, `@` and the colon of `rrid:` and `liveid:` raw and all else percent-encoded.
  var fidQuery: String {
    guard case .reference(let rrid, let uid, let template) = self else { return fidParameter }
    return "rrid:\(Percent.queryValue(rrid.text))!\(uid)!\(template)"
  }

  /// The same without a template that only changes the look: what feeds, thumbnails and watch pages take.
  /// Nil for a reference and a live stream, which they do not know.
  var plainFID: String? {
    switch self {
    case .gallery(let fid, _): fid.text
    case .asset: fidParameter
    case .reference, .live: nil
    }
  }
}
