import Testing

@testable import Cincopa

@Suite struct UploadAddressTests {
  private let standIn = PlatformHosts(all: "http://127.0.0.1:8080")
  private let real = "https://mediaupload.cincopa.com/post.jpg?uid=7&d=AA&hash=SeCrEt&addtofid="

  @Test func staysASecret() throws {
    let address = try #require(UploadAddress(real + "0", hosts: .standard))
    #expect(address.secret == real + "0")
    #expect("\(address)" == "https://mediaupload.cincopa.com/***")
    #expect(String(reflecting: [address]).contains("SeCrEt") == false)
    var dumped = ""
    dump(address, to: &dumped)
    #expect(dumped.contains("SeCrEt") == false)
  }

  @Test func isAtHttpsOrWhereTheAuthorSays() {
    #expect(UploadAddress("http://mediaupload.cincopa.com/post.jpg", hosts: .standard) == nil)
    #expect(UploadAddress("http://127.0.0.1:8080/post.jpg", hosts: standIn) != nil)
    #expect(UploadAddress("http://127.0.0.1:8081/post.jpg", hosts: standIn) == nil)
    #expect(UploadAddress("https://elsewhere.example/post.jpg", hosts: standIn) != nil)
    for text in [
      "", "post.jpg", "ftp://h.example/", "https://", "https://h.example/a b", "https://h.example/a\r\nX: y",
    ] {
      #expect(UploadAddress(text, hosts: .standard) == nil, "\(text)")
    }
  }

  @Test func takesTheGalleryWhereThereIsRoomForIt() throws {
    let open = try #require(UploadAddress(real + "*", hosts: .standard))
    #expect(open.adding(to: .account).secret == real + "0")
    #expect(open.adding(to: .gallery(try FID("AEAAQdbniShi"))).secret == real + "AEAAQdbniShi")
    let fixed = try #require(UploadAddress(real + "A4KANh__rQ_m", hosts: .standard))
    #expect(fixed.adding(to: .account) == fixed)
    let other = UploadDestination.gallery(try FID("AEAAQdbniShi"))
    #expect(open.serves(other))
    #expect(fixed.serves(.account))
    #expect(fixed.serves(.gallery(try FID("A4KANh__rQ_m"))))
    #expect(fixed.serves(other) == false)
  }
}
