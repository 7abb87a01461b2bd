import Foundation
import TestSupport
import Testing

@Suite("The JSON Schemas of files")
struct SchemaTests {
  private static let python = repositoryRoot + "/.build/pdf-judges/bin/python"
  private static let needsJudge = ConditionTrait.enabled(
    if: exists(python),
    "make test installs jsonschema"
  )

  private static func schema(_ name: String) throws -> [String: Any] {
    let told = try gapbook("schema", name)
    try #require(told.code == 0, "\(told.stderr)")
    let root = try JSONSerialization.jsonObject(with: Data(told.stdout.utf8))
    return try #require(root as? [String: Any])
  }

  /// The names of properties at any depth, but for those below some.
  private static func keys(_ node: Any, besides: Set<String> = []) -> Set<String> {
    if let list = node as? [Any] {
      return list.reduce(into: []) { $0.formUnion(keys($1, besides: besides)) }
    }
    guard let node = node as? [String: Any] else { return [] }
    var found: Set<String> = []
    for (name, value) in node {
      if name == "properties", let properties = value as? [String: Any] {
        for (key, shape) in properties {
          found.insert(key)
          if !besides.contains(key) { found.formUnion(keys(shape, besides: besides)) }
        }
      } else {
        found.formUnion(keys(value, besides: besides))
      }
    }
    return found
  }

  /// The texts of a list that stands behind words in a source.
  private static func list(_ start: String, in file: String) throws -> Set<String> {
    let source = try #require(readFile(repositoryRoot + "/Sources/Workspace/" + file))
    let text = String(decoding: source, as: UTF8.self)
    let begin = try #require(text.range(of: start), "\(file) has no \(start)")
    let rest = text[begin.upperBound...]
    let end = try #require(rest.range(of: "]"))
    let words = rest[..<end.lowerBound].matches(of: #/"([a-z0-9_]+)"/#)
    return Set(words.map { String($0.output.1) })
  }

  @Test("have the keys that the program reads, no more and no fewer")
  func haveAllKeys() throws {
    let brand = try Self.list("let known = [\"logo\"", in: "Configuration.swift").union(["logo"])
    let configuration = try Self.schema("gapbook")
    let top = Set((configuration["properties"] as? [String: Any] ?? [:]).keys)
    let manners = try Self.list("static let keys = [", in: "SiteManners.swift")
    let read = try Self.list("private static let keys =", in: "Configuration.swift").union(manners)
    #expect(top == read, "\(top.symmetricDifference(read))")
    let properties = configuration["properties"] as? [String: Any] ?? [:]
    #expect(Self.keys(properties["brand"] ?? [:]) == brand.union(["family", "files"]))
    for (name, start, file, inner) in [
      (
        "client", "clientKeys = [", "ClientReader.swift",
        ["rules", "systems", "sites", "from", "to", "day", "author", "change", "version"]
          + ["chapters", "omit", "appendices"]
      ),
      (
        "evidence", "let known = [\n      \"id\", \"title\", \"kind\"", "RegistersReader.swift",
        ["id", "title", "kind"]
      ),
      ("exposure", "let known = [\"tier\"", "RegistersReader.swift", ["tier"]),
      (
        "breaches", "let known = [", "RegistersReader+Breaches.swift",
        ["individuals", "hhs", "media", "covered_entity", "made", "until", "statement"]
      ),
      (
        "risks", "riskKeys = [", "RegistersReader+Risks.swift",
        ["likelihood", "impact", "by", "until", "reason"]
      ),
      ("phi-allow", "let known = [", "PHIAllowReader.swift", []),
      (
        "finding", "private static let keys = [", "FindingReader.swift",
        ["likelihood", "impact", "by", "until", "reason", "day", "text", "done", "rule"]
      ),
    ] as [(String, String, String, [String])] {
      let read = try Self.list(start, in: file).union(inner)
      let said = Self.keys(try Self.schema(name), besides: ["brand"])
      #expect(said == read, "\(name): \(said.symmetricDifference(read))")
    }
    let page = Set((try Self.schema("page")["properties"] as? [String: Any] ?? [:]).keys)
    #expect(page.isSuperset(of: try Self.list("static let keys = [", in: "FrontMatter.swift")))
    #expect(page.isSuperset(of: try Self.list("static let keys = [", in: "PolicyMatter.swift")))
  }

  @Test(
    "hold for what init writes of each starter",
    needsJudge,
    arguments: ["bare", "clinic", "vendor", "policies"]
  )
  func holdForStarters(starter: String) throws {
    let folder = try TemporaryFolder()
    #expect(try gapbook("init", "--starter", starter, in: folder.path).code == 0)
    #expect(try gapbook("new", "client", "Alpha", in: folder.path).code == 0)
    let code = """
      import json, os, sys, glob, jsonschema, yaml, datetime
      def plain(node):
        if isinstance(node, dict): return {str(k): plain(v) for k, v in node.items()}
        if isinstance(node, list): return [plain(v) for v in node]
        return node.isoformat() if isinstance(node, datetime.date) else node
      for path in sorted(glob.glob(sys.argv[1] + '/**/*.yml', recursive=True)):
        text = open(path).read()
        named = text.splitlines()[0].split('$schema=')[1]
        schema = json.load(open(os.path.join(os.path.dirname(path), named)))
        for error in jsonschema.Draft202012Validator(schema).iter_errors(plain(yaml.safe_load(text))):
          print(path, list(error.absolute_path), error.message[:200])
        print('checked', os.path.basename(path))
      """
    let told = try run(Self.python, ["-c", code, folder.path], in: "/")
    #expect(told.code == 0, "\(told.stderr)")
    let lines = told.stdout.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("checked ") }, "\(told.stdout)")
    #expect(lines.contains("checked gapbook.yml") && lines.contains("checked client.yml"))
  }

  @Test(
    "hold for assessment.json of the example, of all audiences, and for the example's files",
    needsJudge
  )
  func holdForTheExample() throws {
    let folder = try Example.copy()
    let schemas = folder.path + "/.schemas"
    #expect(try gapbook("schema", "--all", "-o", schemas).code == 0)
    let built = try gapbook(
      "build",
      folder.path,
      "-q",
      "--audience",
      "full",
      "--audience",
      "client",
      "--audience",
      "regulator"
    )
    try #require(built.code == 0, "\(built.stderr)")
    let code = """
      import json, sys, glob, jsonschema, yaml, datetime
      root = sys.argv[1]
      def plain(node):
        if isinstance(node, dict): return {str(k): plain(v) for k, v in node.items()}
        if isinstance(node, list): return [plain(v) for v in node]
        return node.isoformat() if isinstance(node, datetime.date) else node
      def check(name, value, where):
        schema = json.load(open(root + '/.schemas/' + name + '.json'))
        jsonschema.Draft202012Validator.check_schema(schema)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(plain(value)):
          print(where, list(error.absolute_path), error.message[:200])
        print('checked', name)
      for path in sorted(glob.glob(root + '/site/clients/*/data/assessment.json')):
        check('assessment', json.load(open(path)), path)
      client = root + '/content/clients/cedar-valley-clinic/'
      check('gapbook', yaml.safe_load(open(root + '/gapbook.yml')), 'gapbook.yml')
      for name in ['client', 'evidence', 'risks', 'breaches', 'exposure', 'readiness']:
        check(name, yaml.safe_load(open(client + name + '.yml')), name + '.yml')
      for path in sorted(glob.glob(client + 'findings/*.md')):
        check('finding', yaml.safe_load(open(path).read().split('---')[1]), path)
      for path in sorted(glob.glob(root + '/content/faq/*.md')):
        text = open(path).read()
        if text.startswith('---'): check('page', yaml.safe_load(text.split('---')[1]), path)
      """
    let told = try run(Self.python, ["-c", code, folder.path], in: "/")
    #expect(told.code == 0, "\(told.stderr)")
    let faults = told.stdout.split(separator: "\n").filter { !$0.hasPrefix("checked ") }
    #expect(faults.isEmpty, "\(faults.prefix(10).joined(separator: "\n"))")
    #expect(told.stdout.contains("checked assessment\nchecked assessment\nchecked assessment\n"))
  }

  @Test("hold for what diff prints, of a client that changed, came or went", needsJudge)
  func holdForComparisons() throws {
    let folder = try Example.copy()
    let schemas = folder.path + "/.schemas"
    #expect(try gapbook("schema", "--all", "-o", schemas).code == 0)
    let earlier = folder.path + "/content/clients/cedar-valley-clinic/2025/assessment.json"
    let code = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      judge = jsonschema.Draft202012Validator(schema)
      for path in sys.argv[2:]:
        value = json.load(open(path))
        for error in judge.iter_errors(value): print(list(error.absolute_path), error.message[:200])
        filled = [key for one in value['clients'] for key in one if isinstance(one[key], list) and one[key]]
        print('checked', len(value['clients']), len(value['removed']), len(set(filled)))
      """
    let golden = repositoryRoot + "/Tests/ExportTests/Golden/comparison.json"
    let made = try gapbook("diff", earlier, folder.path, "--format", "json")
    try #require(made.code == 0, "\(made.stderr)")
    try folder.put(.text(made.stdout), at: "made.json")
    let told = try run(
      Self.python,
      ["-c", code, schemas + "/comparison.json", golden, folder.path + "/made.json"],
      in: "/"
    )
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout == "checked 1 1 5\nchecked 1 0 8\n", "\(told.stdout)")
  }

  @Test("refuse what the program refuses", needsJudge)
  func refuse() throws {
    let folder = try TemporaryFolder(["a": ""])
    #expect(try gapbook("schema", "--all", "-o", folder.path).code == 0)
    let code = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1] + '/evidence.json'))
      check = jsonschema.Draft202012Validator(schema)
      for item in [{'id': 'E', 'title': 'T'}, {'title': 'T'}, {'id': 'E', 'title': 'T', 'knid': 'x'},
                   {'id': 'E', 'title': 'T', 'collected': 'May'}, {'id': 'E', 'title': 'T', 'format': 'pdf'}]:
        print(check.is_valid([item]))
      """
    let told = try run(
      Self.python,
      ["-c", code, folder.path],
      in: "/"
    )
    #expect(told.stdout == "True\nFalse\nFalse\nFalse\nFalse\n", "\(told)")
  }

  @Test("are named where a call is wrong")
  func areNamed() throws {
    for arguments in [
      ["schema"], ["schema", "plan"], ["schema", "--all"], ["schema", "client", "--all"],
    ] {
      let told = try run(buildFolder + "/gapbook", arguments, in: "/")
      #expect(told.code == 2, "\(arguments)")
    }
    #expect(try gapbook("schema", "plan").stderr.contains("gapbook, client, responses"))
  }
}
