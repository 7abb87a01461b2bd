import Diagnostics
import GapAnalysis
import TestSupport
import Testing
import Workspace

@Suite("A flood in responses.csv")
struct ResponseFloodTests {
  private func loadedClient(_ text: String) throws -> (count: Int, diagnostics: [Diagnostic]) {
    let loaded = try loaded([
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/responses.csv": .text(text),
    ])
    let client = try #require(loaded.value.clients.first).folder.value.client
    return (client.responses.count, loaded.diagnostics)
  }

  @Test("of rows is read up to a limit, and one error says where the reading ends")
  func endsRows() throws {
    let flood = String(repeating: "164.308(a)(2),implemented\n", count: 250_000)
    let (count, diagnostics) = try loadedClient("requirement,status\n" + flood)
    #expect(count == 99_999)
    #expect(
      told(diagnostics) == ["content/clients/c/responses.csv:100001:1 table-too-long"]
    )
  }

  @Test(
    "of faults is read up to a limit",
    arguments: [
      "164.308(a)(2),implementd,EV-1\n", "x,implemented,EV-1,z\n", ",implemented,x\n", "\"x\n",
      "\"x\" y,partial,\n",
    ]
  )
  func endsFaults(row: String) throws {
    let flood = String(repeating: row, count: 150_000)
    let (count, diagnostics) = try loadedClient("requirement,status,evidence\n" + flood)
    #expect(count <= 100_000)
    #expect(diagnostics.count <= 100_010)
    #expect(diagnostics.count { $0.rule == "table-too-long" } == 1)
  }

  @Test("of unknown columns is told in time that grows with their number", .timeLimit(.minutes(1)))
  func endsColumns() throws {
    let count = 60_000
    let header = (0..<count).map { "x\($0)" }.joined(separator: ",")
    let row = Array(repeating: "y", count: count).joined(separator: ",")
    let (_, diagnostics) = try loadedClient(
      "requirement,status,\(header)\n164.308(a)(2),implemented,\(row)\n164.312(b),partial,\(row)\n"
    )
    #expect(diagnostics.count == count)
    #expect(diagnostics.allSatisfy { $0.rule == "unknown-column" })
  }

  @Test("of ids in its cells is read up to a limit")
  func endsItems() throws {
    let ids = (0..<3_000).map { "E\($0)" }.joined(separator: ";")
    let flood = String(repeating: "164.308(a)(2),implemented,\(ids)\n", count: 60)
    let (count, diagnostics) = try loadedClient("requirement,status,evidence\n" + flood)
    #expect(count == 34)
    #expect(
      told(diagnostics) == ["content/clients/c/responses.csv:36:1 table-too-long"]
    )
  }

  @Test("of the same id in a cell is one note for the cell")
  func notesRepetition() throws {
    let ids = String(repeating: "E;", count: 3_000)
    let (count, diagnostics) = try loadedClient(
      "requirement,status,evidence\n164.308(a)(2),partial,\(ids)\n164.312(b),partial,E\n"
    )
    #expect(count == 2)
    #expect(told(diagnostics) == ["content/clients/c/responses.csv:2:25 repeated-id"])
    #expect(diagnostics.first?.message.contains("named 3000 times here") == true)
  }

  @Test("that is none is read to its end")
  func readsToTheEnd() throws {
    let rows = String(repeating: "164.308(a)(2),implemented\n\n,\n", count: 50_000)
    let (count, diagnostics) = try loadedClient("requirement,status\n" + rows)
    #expect(count == 50_000)
    #expect(diagnostics.isEmpty)
  }
}
