import ArgumentParser
import Diagnostics
import Site

/// `gapbook new`.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a client, a finding, a policy, a question or a template of your own.",
    discussion: "Example: gapbook new client \"Riverside Dental\" --workspace reports",
    subcommands: [
      NewClient.self, NewFinding.self, NewPolicy.self, NewQuestion.self, NewTemplate.self,
    ]
  )

  func run() async throws {
    throw MissingCommand(overview: Gapbook.helpMessage(for: Self.self))
  }
}

/// The flag that all of `new` share.
struct NewOptions: ParsableArguments {
  @Option(
    name: .customLong("workspace"),
    help: ArgumentHelp("The workspace's folder.", valueName: "dir")
  )
  var folder = "."

  func write(_ work: (NewFiles) throws -> [String]) async throws {
    try await writeNoticing { Diagnosed(try work($0), []) }
  }

  func writeNoticing(_ work: (NewFiles) throws -> Diagnosed<[String]>) async throws {
    let files = try NewFiles(workspace: folder, today: Console.today().day)
    let written = try work(files)
    DiagnosticReporter(workspace: folder).report(written.diagnostics)
    Console.print(
      written.value.map { "wrote \(folder == "." ? "" : folder + "/")\($0)\n" }.joined(),
      done: "the files are written"
    )
  }
}

struct NewClient: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Writes client.yml, and responses.csv with a row for every leaf that applies.",
    usage: "gapbook new client <name> [<options>]",
    discussion: """
      Example: gapbook new client "Riverside Dental" --entity covered-entity --interview

      With --interview it also writes interviews/SLUG.html: what to ask, obtain and test, a sheet for \
      each role, to print; and interviews/SLUG.csv: the same with room for answers, a row a question, \
      which gapbook import responses reads back. They are beside the content, so that no build \
      publishes them. For a client that is there already it writes the script alone; a script that is \
      there is never written over: rename or delete it to get a new one.
      """
  )

  @Argument(help: "The organization's name.")
  var name: String

  @Option(name: .long, help: "covered-entity, business-associate or both.")
  var entity = "covered-entity"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What else it does, such as health-plan; may be repeated.",
      valueName: "name"
    )
  )
  var function: [String] = []

  @Flag(name: .long, help: "Also write an interview script by role.")
  var interview = false

  @OptionGroup var options: NewOptions

  func run() async throws {
    try await options.write {
      try $0.client(
        name: name,
        entity: entity,
        functions: function,
        withInterview: interview
      )
    }
  }
}

struct NewFinding: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding",
    abstract: "Writes a finding with the next free id.",
    usage: "gapbook new finding [<title>] [<options>]",
    discussion: """
      Example: gapbook new finding "Nobody reads the audit logs" --client riverside-dental

      With --from EV-S1:CHECK it is a draft about a check of a scan that resources fail: the \
      requirements that the check names, a first likelihood and impact made of its severity, and how \
      many resources fail. Judge both, and say what could follow, before it is a finding.
      """
  )

  @Argument(help: "The finding's headline; with --from, that of the check unless it is given.")
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A check of a scan that resources fail.", valueName: "evidence:check")
  )
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Whose finding it is.", valueName: "slug"))
  var client: String?

  @OptionGroup var options: NewOptions

  func validate() throws {
    if title == nil, from == nil {
      throw ValidationError("give the finding's headline, or --from EV-S1:CHECK")
    }
  }

  func run() async throws {
    try await options.writeNoticing { files in
      if let from { return try files.finding(title: title, from: from, client: client) }
      return Diagnosed(try files.finding(title: title ?? "", client: client), [])
    }
  }
}

struct NewPolicy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Writes a policy of the workspace.",
    discussion: "Example: gapbook new policy \"Access control\""
  )

  @Argument(help: "The policy's title.")
  var title: String

  @OptionGroup var options: NewOptions

  func run() async throws { try await options.write { try $0.policy(title: title) } }
}

struct NewQuestion: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faq",
    abstract: "Writes a question with room for its answer.",
    discussion: "Example: gapbook new faq \"May we text patients?\""
  )

  @Argument(help: "The question.")
  var question: String

  @OptionGroup var options: NewOptions

  func run() async throws { try await options.write { try $0.question(question) } }
}

struct NewTemplate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Copies a built-in template to the workspace, which then uses the copy.",
    discussion: "Example: gapbook new template requirement"
  )

  @Argument(help: "The template, such as requirement or partials/footer.")
  var name: String

  @OptionGroup var options: NewOptions

  func run() async throws { try await options.write { try $0.template(name) } }
}
