import Generator
import Testing

@testable import Transport

@Suite struct PublishSurroundingsTests {
  private let surroundings = PublishSurroundings(
    site: "/srv/site", sources: [], baseURL: .local,
    environment: [
      "DEPLOY_TOKEN": "sesame-open", "MY_SECRET_KEY_FILE": "/home/web/.ssh/key", "SHORT_TOKEN": "abc",
      "HOME": "/home/web",
    ])

  @Test(arguments: [
    ("remote: denied for sesame-open!", "remote: denied for ***!"),
    ("fatal: https://ada:pass@host/x.git not found", "fatal: https://***@host/x.git not found"),
    ("/home/web/.ssh/key: abc", "/home/web/.ssh/key: abc"),
  ])
  func secretsAreNotRepeated(text: String, shown: String) {
    #expect(surroundings.discreet(text) == shown)
  }

  @Test(arguments: [("/srv/./site/../public/", "/srv/public"), ("/srv/public", "/srv/public")])
  func pathsOfTheCommandLineAreWithoutDots(text: String, path: String) {
    #expect(surroundings.absolute(text) == path)
    #expect(surroundings.absolute("./x").hasSuffix("/x") && !surroundings.absolute("./x").contains("/./"))
  }

  @Test(arguments: [
    ("../www", "/srv/www"), ("/srv/x/../www/", "/srv/www"), ("out", "/srv/site/out"),
  ])
  func pathsAreFromTheSite(text: String, path: String) {
    #expect(surroundings.path(text) == path)
  }
}
