/// The SRA Tool's workbook as it is described: a sheet a section, with a mark in column C of the row of
/// the chosen answer, and a sheet of the tool's own figures.
public enum SRAFixture {
  /// The sections of 3.6.1 with their numbers of questions.
  public static let sections = [
    ("Section 1 - SRA Basics", 10), ("Section 2 - Security Policies", 8),
    ("Section 3 - Workforce", 19), ("Section 4 - Security & Data", 30),
    ("Section 5 - Practice", 23), ("Section 6 - Business Associates", 15),
    ("Section 7 - Contingency", 20),
  ]

  /// What the questions cite, one after the other.
  public static let citations = [
    "HIPAA: §164.308(a)(1)(ii)(A)  NIST CSF: ID.RA", "HIPAA: §164.308(a)(1)(ii)(B)",
    "HIPAA: §164.308(a)(2)", "HIPAA: §164.312(b); §164.308(a)(1)(ii)(D)", "NIST CSF: PR.AC",
    "HIPAA: §164.312(a)(1)",
  ]

  /// The sheets, as names and rows of cells; `answers` gives the answers that are marked, from 0, by
  /// the number of the section and of the question, both from 1.
  public static func sheets(
    answers: (Int, Int) -> [Int],
    movedBy columns: Int = 0,
    withHead: Bool = true
  ) -> [(name: String, rows: [[String]])] {
    var sheets: [(name: String, rows: [[String]])] = [
      (
        "Instructions",
        [["Mark one answer of each question."], ["", "", "x", "This is an example"]]
      )
    ]
    for (section, (name, count)) in sections.enumerated() {
      var rows = [[name], []]
      if withHead {
        rows.append(
          [
            "Question #", "Question", "Indicator", "Question Responses", "Guidance",
            "Risk Indicated", "Reference", "Notes",
          ]
        )
      }
      for number in 1...count {
        let citation = citations[(number - 1) % citations.count]
        let question = "Is thing \(section + 1).\(number) done?"
        rows.append(["\(number)", question, "", "", "", "", citation])
        for (index, answer) in ["Yes.", "No.", "I don't know."].enumerated() {
          let isMarked = answers(section + 1, number).contains(index)
          let mark = isMarked ? "\u{2714}" : ""
          let note = isMarked && number == 1 ? "See binder" : ""
          let risk = index == 0 ? "No" : "Yes"
          rows.append(["", "", mark, answer, "Read the rule.", risk, "", note])
        }
      }
      sheets.append((name, rows.map { Array(repeating: "", count: columns) + $0 }))
    }
    sheets.append(("Risk_Logic", [["Section", "Score"], ["Risk score, section 1", "12%"]]))
    return sheets
  }
}
