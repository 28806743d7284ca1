import Syndication
import Testing

@testable import Cincopa

struct OtherAnswersTests {
  private func json(_ body: String) throws -> JSONValue { try APIAnswer.read(Array(body.utf8)) }

  @Test func galleries() throws {
    let page = try GalleryList.read(
      try json(
        """
        {"success":true,"workspace":"w","galleries":[{"fid":"AEAAQdbniShi","name":" Harbour  walks ","description":"d",
        "upload_url":"https://u.test/?hash=s","tags":"sea, birds","modified":"2016-11-03T11:01:13.0000000Z",
        "syncstatus":"synced","x":1},{"fid":17}],"tag_cloud":{},"items_data":{"page":1,"page_count":"4"}}
        """))
    #expect(page.items[0].fid?.text == "AEAAQdbniShi")
    #expect(page.items[0].name == "Harbour walks" && page.items[0].tags == ["sea", "birds"])
    #expect(page.items[0].uploadAddress?.secret == "https://u.test/?hash=s")
    #expect(!"\(page)".contains("hash"))
    #expect(page.items[1].fid?.text == "17" && page.items[1].name == "")
    #expect(page.place.pagesCount == 4)
  }

  @Test func whoTheTokenIs() throws {
    let holder = try Ping.read(try json(#"{"ping":"pong","accid":"A8PA","permissions":"|gallery.read|asset.*|"}"#))
    #expect(holder.uid?.text == "A8PA" && holder.permissions == ["gallery.read", "asset.*"])
  }

  @Test func tokens() throws {
    let tokens = try TokenList.read(try json(#"{"tokens":[{"api_token":"1iab","permissions":"all"},3]}"#))
    #expect(tokens.map(\.token?.secret) == ["1iab"])
    #expect(!"\(tokens)".contains("1iab"))
    #expect(try TokenCreate.read(try json(#"{"api_token":"1iab"}"#)).secret == "1iab")
    #expect(try TokenGetTemp.read(try json(#"{"token":"1i3ab"}"#)).secret == "1i3ab")
    #expect(throws: APIFailure.missing("api_token")) { try TokenCreate.read(try json("{}")) }
  }

  @Test func accounts() throws {
    #expect(
      try AccountListSub.read(try json(#"{"sub_accounts":[{"uid":"A1","account_name":"n"}]}"#)).map(\.name) == ["n"])
    #expect(try AccountAddSub.read(try json(#"{"new_sub_account_uid":"A1"}"#)).text == "A1")
    #expect(throws: APIFailure.refused(message: "full")) { try AccountAddSub.read(try json(#"{"message":"full"}"#)) }
  }

  @Test(arguments: [
    #"{"webhooks":[{"hook_url":"https://h/1","events":"asset.*, gallery.*"},{"url":"https://h/2","events":["lead.created"]}]}"#,
    #"{"items":{"a":{"hook_url":"https://h/1","event":"asset.*|gallery.*"},"b":{"hook_url":"https://h/2","events":["lead.created"]}}}"#,
  ])
  func webhooks(body: String) throws {
    #expect(
      try WebhookList.read(try json(body)) == [
        WebhookRecord(hookURL: "https://h/1", events: ["asset.*", "gallery.*"]),
        WebhookRecord(hookURL: "https://h/2", events: ["lead.created"]),
      ])
  }

  @Test func whateverElseHasAList() throws {
    #expect(try RawList.read(try json(#"{"lives":[{"a":1}]}"#)).items.count == 1)
    #expect(try RawList.read(try json(#"{"x":[1],"folder":{"items":[{"a":1}]}}"#)).items.count == 0)
    #expect(try RawList.read(try json(#"{"folder":{"items":[{"a":1}]}}"#)).items.count == 1)
    #expect(throws: APIFailure.missing("items")) { try RawList.read(try json("{}")) }
  }
}
