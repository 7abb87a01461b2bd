extension PHICorpus {
  /// A Social Security number as names of files, markup, Spanish and other habits write it, with what is
  /// before it and what follows.
  mutating func disguised() -> (String, String, String) {
    let (area, group, serial) = parts()
    func joined(_ sign: String) -> String { "\(area)\(sign)\(group)\(sign)\(serial)" }
    let end = pick([".", ",", " and more", "", " |", ")"])
    switch number(0...10) {
    case 9:
      let blanks = [" ", "\u{A0}", "\u{202F}"]
      let dashes = ["-", "\u{2011}", "\u{2013}", "\u{2212}"]
      let (blank, dash) = (pick(blanks), pick(dashes))
      let (first, second) = pick([(blank, dash), (dash, blank)])
      // What a month and a year may be is one beside its words alone.
      let before = Int(group) ?? 0 > 12 ? pick(["", "SSN ", "| ", "her number, "]) : "SSN "
      return (before, area + first + group + second + serial, end)
    case 10:
      let all = area + group + serial
      let text = pick([
        "\(area).\(group)-\(serial)",
        "\(all.prefix(3)) \(all.dropFirst(3).prefix(3)) \(all.suffix(3))",
        "\(all.prefix(5))-\(serial)", "\(area)-\(all.dropFirst(3))", "\(area)/\(group)-\(serial)",
      ])
      return (pick(["SSN ", "SSN: ", "Social Security number ", "| SSN | "]), text, end)
    case 0:
      let before = pick([
        "patient-", "notes-", "scan-", "PAT-", "clients/a/intake-", "ID", "SSN", "Patient", "ref.",
        "SSN\u{2013}", "ssn\u{2014}", "ID-", "the file é-", "niño-",
      ])
      return (
        before, joined("-"), pick([".pdf", ".md", "", " .", "-signed.png", "_old.txt", "scan"])
      )
    case 1: return (pick(["", "SSN ", "her number, ", "| "]), joined("."), end)
    case 2:
      return (pick(["", "SSN ", "No. "]), joined(pick([" - ", " \u{2013} ", " -", "- "])), end)
    case 3: return (pick(["", "SSN ", "("]), joined("/"), end)
    case 4: return (pick(["", "scan_", "SSN "]), joined("_"), pick([".pdf", "", " |"]))
    case 5:
      let (front, back) = pick([("**", "**"), ("*", "*"), ("<b>", "</b>"), ("`", "`")])
      let text = pick([
        "\(area)-\(front)\(group)\(back)-\(serial)",
        "\(area.prefix(1))\(front)\(area.dropFirst())\(back)-\(group)-\(serial)",
        "\(area)-\(group)-\(front)\(serial.prefix(2))\(back)\(serial.dropFirst(2))",
      ])
      // What closes behind the last digit is not part of it.
      return (pick(["", "SSN "]), text, end)
    case 6:
      let unseen = pick(["\u{AD}", "\u{200B}", "\u{2060}", "&shy;", "<wbr>"])
      let text = pick([
        "\(area)-\(unseen)\(group)-\(serial)", "\(area)-\(group)\(unseen)-\(serial)",
        "\(area.prefix(2))\(unseen)\(area.dropFirst(2))-\(group)-\(serial)",
      ])
      return (pick(["", "SSN "]), text, end)
    case 7:
      let text = pick([
        "\(area)-\(group)-<br>\(serial)", "\(area)-\(group)-\n\(serial)",
        "\(area)&#45;\(group)&#45;\(serial)", "\(area)&nbsp;\(group)&nbsp;\(serial)",
        "\(area)\\-\(group)\\-\(serial)", "\(area)<br>\(group)<br>\(serial)",
      ])
      return (pick(["", "SSN "]), text, end)
    default:
      let before = pick([
        "S.S.N. ", "SS# ", "SS no. ", "número de seguro social: ", "Número de Seguro Social ",
        "n.º de seguro social ", "seguridad social: ", "NSS: ", "SSN\u{2013}", "“SSN”: ",
      ])
      return (before, area + group + serial, end)
    }
  }

  private mutating func parts() -> (area: String, group: String, serial: String) {
    let area = pick([number(100...665), number(667...899)])
    return (String(area), String(number(10...99)), String(number(1_000...9_999)))
  }

  /// What is written like one and is the number of a thing, a day, a path or a sum.
  mutating func unlikely() -> String {
    let (area, group, serial) = parts()
    func joined(_ sign: String) -> String { "\(area)\(sign)\(group)\(sign)\(serial)" }
    return pick([
      "part no. \(joined("-"))", "part-\(joined("-"))", "P/N \(joined("-"))", "SKU \(joined("-"))",
      "model \(joined("."))", "sku-\(joined("-")).png", "item number \(joined("-"))",
      "version \(joined("."))", "driver \(joined("."))", "build \(joined("."))", "v\(joined("."))",
      "firmware \(joined("_"))", "AB\(joined("-"))", "EV-\(joined("-"))", "R2-\(joined("-"))",
      "\(joined("-"))-\(digits(2))", "\(digits(2))-\(joined("-"))", "\(joined(".")).\(digits(1))",
      "1.\(joined("."))", "/a/\(joined("/"))/b.html", "\(joined("/"))/x", "\(joined(" - ")) = 12",
      "d=\"M10.5 \(joined(".")) 12.4\"", "12, \(joined(".")), 7", "2026/\(number(10...12))/17",
      "\(number(10...12))/17/2026", "17.\(number(10...12)).2026", "\(area).\(group)",
      "\(area)/\(group)",
      "part no. \(area) \(group)-\(serial)", "rows 7 \(area) \(group)-\(serial)",
      "\(area)-\(group) \(serial) = 12", "paid \(area) 12-2026", "\(area).\(group)-\(serial)",
      "\(area)\n- \(group)\n- \(serial)", "<td>\(area)</td><td>\(group)</td><td>\(serial)</td>",
      "\(area)-\(group)", "\(area)**\(group)**\(serial)", "\(area)_\(group)", "164.\(area)",
      "x1\(joined("-"))", "\(area)a-\(group)-\(serial)", "\(joined("-"))a", "+\(joined("-"))",
      "Mr. \(serial)", "number of patients: \(serial)", "número de pacientes: \(serial)",
      "chart \(group)", "charts of \(serial)", "historia clínica de 2026", "MR \(serial)",
      "the patient, \(serial) files", "patients: \(area)", "on account of \(area)\(group) rows",
      "Seguro social: 164.514", "cuenta con \(area)\(group) filas", "acct. \(group)",
      "medical record \(serial)", "expediente \(serial)", "a patent, Pat. No. \(area)\(serial)",
      "social media \(area)\(group)\(serial)", "S.S.D. \(area)\(group)\(serial)",
    ])
  }
}
