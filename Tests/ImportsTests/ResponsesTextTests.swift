import Regulation
import Testing

@testable import Imports

@Suite("The text of responses.csv")
struct ResponsesTextTests {
  private func filled(
    _ text: String,
    _ fills: [String: [String: String]],
    adding new: [String: [String: String]] = [:]
  ) -> String {
    var whole = ResponsesText(Array(text.utf8))
    for row in whole.rows {
      if let values = fills[row.values["requirement"] ?? ""] { whole.fill(row, with: values) }
    }
    for leaf in ImportFolder.law.catalog.requirements {
      if let values = new[leaf.id] { whole.add(leaf, with: values) }
    }
    return String(decoding: whole.text, as: UTF8.self)
  }

  @Test(
    "keeps every byte of what is not filled",
    arguments: [
      (
        "requirement,status,note\n164.312(b),,\n164.312(d),yes,\"a, \"\"b\"\"\"\n",
        "requirement,status,note\n164.312(b),partial,\n164.312(d),yes,\"a, \"\"b\"\"\"\n"
      ),
      (
        "\u{FEFF}Title;;\r\nRequirement;\"Status\";note;;\r\n\"164.312(b)\";;\" x \";;\r\n;;;;\r\n",
        "\u{FEFF}Title;;\r\nRequirement;\"Status\";note;;\r\n\"164.312(b)\";partial;\" x \";;\r\n;;;;\r\n"
      ),
      ("sep=;\nrequirement;status\n164.312(b)", "sep=;\nrequirement;status\n164.312(b);partial"),
      ("status\trequirement\r\t164.312(b)\r", "status\trequirement\rpartial\t164.312(b)\r"),
      (
        "requirement,note,status\n164.312(b),\"two\nlines, \"\"\",\n",
        "requirement,note,status\n164.312(b),\"two\nlines, \"\"\",partial\n"
      ),
    ]
  )
  func keepsBytes(before: String, after: String) {
    #expect(filled(before, ["164.312(b)": ["status": "partial"]]) == after)
  }

  @Test("adds columns that the head lacks, and rows in its order, separator and line ends")
  func addsColumns() {
    #expect(
      filled(
        "requirement;status\r\n164.312(b);yes\r\n164.312(d);no",
        ["164.312(b)": ["note": "a;b", "owner": "Ann"]],
        adding: ["164.308(a)(8)": ["status": "no", "note": "x"]]
      )
        == "requirement;status;owner;note\r\n164.312(b);yes;Ann;\"a;b\"\r\n164.312(d);no\r\n164.308(a)(8);no;;x\r\n"
    )
  }

  @Test("writes titles and obligations of new rows where it has columns for them")
  func writesTitles() {
    #expect(
      filled(
        "title,requirement,obligation,status\n",
        [:],
        adding: ["164.312(a)(2)(iii)": ["status": "no"], "164.312(b)": [:]]
      )
        == "title,requirement,obligation,status\nAutomatic logoff,164.312(a)(2)(iii),addressable,no\n"
        + "Audit controls,164.312(b),required,\n"
    )
  }

  @Test("puts what a separator, a quote or a line end is in into quotes")
  func quotes() {
    #expect(
      filled("requirement|note\n164.312(b)|\n", ["164.312(b)": ["note": "a|b"]])
        == "requirement|note\n164.312(b)|\"a|b\"\n"
    )
    #expect(
      filled("requirement,note\n164.312(b),\n", ["164.312(b)": ["note": "a \"b\"\nc"]])
        == "requirement,note\n164.312(b),\"a \"\"b\"\"\nc\"\n"
    )
  }
}
