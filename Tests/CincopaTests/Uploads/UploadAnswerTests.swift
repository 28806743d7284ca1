import Testing

@testable import Cincopa

@Suite struct UploadAnswerTests {
  @Test func theAnswersOfTheDocumentation() throws {
    #expect(UploadAnswer("authentication ok\nchunk done.\n") == .taken)
    let whole = """
      authentication ok
      file received ok
      reading metadata ok
      file stored ok
      creating resource ok
      new resource id 196481794 AEyCfY7ET4hA
      done.
      """
    let asset = UploadedAsset(rid: try RID("AEyCfY7ET4hA"), number: "196481794")
    #expect(UploadAnswer(whole) == .complete(asset))
    #expect(UploadAnswer(whole.replacing("\n", with: "\r\n")) == .complete(asset))
    #expect(UploadAnswer("  New resource id  196481794\tAEyCfY7ET4hA ") == .complete(asset))
    #expect(UploadAnswer("authentication ok\r\nchunk done.\r\n\r\n") == .taken)
  }

  @Test(arguments: [
    ("authentication error", "authentication error"),
    ("authentication ok\r\nERROR 17: disk full\r\n", "ERROR 17: disk full"),
    ("authentication ok\nnew resource id 1 AEyCfY7ET4hA\nerror\n", "error"),
    ("chunk done. no errors", "chunk done. no errors"),
  ])
  func anErrorAnywhereIsAFailure(_ text: String, _ reason: String) {
    #expect(UploadAnswer(text) == .failed(reason))
  }

  @Test(arguments: [
    ("", ""), ("\r\n \n", ""), ("authentication ok", "authentication ok"),
    ("<html><h1>Busy</h1>", "<html><h1>Busy</h1>"),
    ("authentication ok\nchunk", "authentication ok"),
  ])
  func allElseIsUnknown(_ text: String, _ line: String) {
    #expect(UploadAnswer(text) == .unknown(line))
  }

  @Test(arguments: [
    "new resource id AEyCfY7ET4hA", "new resource id 12 AEy<b>", "new resource id 12", "new resource id",
    "new resource id 12 AEyCfY7ET4hA more",
  ])
  func anIdThatIsNone(_ line: String) {
    #expect(UploadAnswer("authentication ok\n" + line + "\ndone.") == .nameless(line))
  }
}
