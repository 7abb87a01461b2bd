import Regulation

/// Where pages stand in a site.
public enum Addresses {
  /// The page of a requirement: `requirements/164.308.a.1.ii.A.html`.
  static func requirement(_ id: String) -> String { "requirements/\(token(id)).html" }

  /// The page of a finding.
  public static func finding(_ id: String) -> String { "findings/\(safe(id)).html" }

  /// The page of a fact.
  static func fact(_ id: String) -> String { "facts/\(safe(id)).html" }

  /// The page of a Markdown file by its path: `guide/penalties.md` becomes `guide/penalties.html`.
  static func page(_ path: String) -> String {
    path.lowercased().hasSuffix(".md") ? String(path.dropLast(3)) + ".html" : path + ".html"
  }

  /// The id of a register's row, such as `evidence.html#EV-007`.
  static func anchor(_ id: String) -> String { safe(id) }

  /// A citation as a file's name: brackets become full stops.
  static func token(_ id: String) -> String {
    safe(id.split { $0 == "(" || $0 == ")" }.joined(separator: "."))
  }

  /// A name made of ASCII letters, digits, `.`, `_` and `-` alone.
  static func safe(_ name: String) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": out.unicodeScalars.append(scalar)
      default: out += "-"
      }
    }
    return out.isEmpty || out.allSatisfy({ $0 == "." }) ? "-" : out
  }
}
