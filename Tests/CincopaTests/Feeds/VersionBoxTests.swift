import Testing

@testable import Cincopa

@Suite struct VersionBoxTests {
  @Test(arguments: [
    ("jpg_600x450", VersionBox(600, 450)),
    ("mp4_1280x720", VersionBox(1280, 720)),
    ("ts_720p", VersionBox(1280, 720)),
    ("ts_480p", VersionBox(853, 480)),
    ("jpg_1080p", VersionBox(1920, 1080)),
    ("mp4_hd", VersionBox(1280, 720)),
    ("original", nil),
    ("jpg_0x450", nil),
    ("jpg_600x", nil),
    ("jpg_999999x999999", nil),
    ("ts_p", nil),
    ("", nil),
  ])
  func readsNames(name: String, box: VersionBox?) {
    #expect(VersionBox(versionName: name) == box)
  }

  @Test(arguments: [
    (VersionBox(600, 450), 1.78, VersionBox(600, 337)),
    (VersionBox(600, 450), 1.33, VersionBox(600, 450)),
    (VersionBox(600, 450), 0.56, VersionBox(252, 450)),
    (VersionBox(1280, 720), 1.78, VersionBox(1280, 720)),
    (VersionBox(100, 75), 1000.0, VersionBox(100, 1)),
  ])
  func fitsAPicture(box: VersionBox, aspectRatio: Double, size: VersionBox) {
    #expect(box.fitted(aspectRatio) == size)
  }
}
