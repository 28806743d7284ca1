import ArgumentParser
import FoundationEssentials
import Generator

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print pages or galleries with their paths, titles and dates.")

  enum Subject: String, ExpressibleByArgument, CaseIterable { case pages, drafts, future, expired, galleries }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "pages, drafts, future, expired or galleries.")
  var subject = Subject.pages

  @Option(help: "text, json or csv.")
  var format = Format.text

  @OptionGroup var site: SiteOptions
  @OptionGroup var network: NetworkOptions
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let start = Date()
    var options = site.buildOptions
    work.apply(to: &options)
    let inventory: SiteInventory
    do {
      inventory = try await SiteInventory.read(options)
    } catch {
      throw site.console.report(error, folder: site.source)
    }
    site.console.printer(folder: site.source).print(inventory.diagnostics)
    let rows = subject == .galleries ? galleries(inventory) : pages(inventory)
    Terminal.write(rows.text(format), to: .output)
    try work.end(with: inventory.diagnostics, since: start, on: site.console)
  }

  private func pages(_ inventory: SiteInventory) -> Table {
    let pages = inventory.pages.filter { page in
      switch subject {
      case .pages: page.held == nil
      case .drafts: page.isDraft
      case .future: page.isFuture
      case .expired: page.isExpired
      case .galleries: false
      }
    }
    return Table(
      columns: ["date", "url", "title", "file"],
      rows: pages.map { [$0.date ?? "", $0.url ?? "", $0.title, $0.file] })
  }

  private func galleries(_ inventory: SiteInventory) -> Table {
    Table(
      columns: ["id", "mode", "feed", "file"],
      rows: inventory.galleries.map { [$0.id, $0.mode, $0.feed ?? "", $0.file] })
  }
}

/// Rows with names for their columns.
struct Table {
  var columns: [String]
  var rows: [[String]]
  /// Whether people are told the names of the columns.
  var hasHeader = false

  func text(_ format: ListCommand.Format) -> String {
    switch format {
    case .text: aligned
    case .json: JSONText.pretty(rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) })
    case .csv: ([columns] + rows).map { $0.map(Self.csv).joined(separator: ",") + "\r\n" }.joined()
    }
  }

  private var aligned: String {
    let filled = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let lines = (hasHeader && !rows.isEmpty ? [columns] : []) + rows
    let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { row in
      let cells = filled.map { index in
        index == filled.last ? row[index].printable : row[index].printable.filled(widths[index])
      }
      let line = cells.joined(separator: "  ")
      return String(line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)) + "\n"
    }.joined()
  }

  /// RFC 4180.
  private static func csv(_ text: String) -> String {
    let text = text.printable
    guard text.contains(where: { ",\"".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
