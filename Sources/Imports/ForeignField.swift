import Diagnostics
import Formats
import Workspace

/// What a column of somebody else's table holds.
struct ForeignField: Hashable {
  /// Its name, as `--map` has it.
  let name: String

  static let requirement = ForeignField(name: "requirement")
  static let standard = ForeignField(name: "standard")
  static let specification = ForeignField(name: "specification")
  static let title = ForeignField(name: "title")
  static let obligation = ForeignField(name: "obligation")
  static let status = ForeignField(name: "status")
  static let note = ForeignField(name: "note")
  static let method = ForeignField(name: "method")
  static let role = ForeignField(name: "role")
  static let question = ForeignField(name: "question")
  static let answer = ForeignField(name: "answer")
  static let person = ForeignField(name: "person")
  static let date = ForeignField(name: "date")
  /// What nobody needs here.
  static let ignored = ForeignField(name: "ignore")

  /// What says which requirement a row is about.
  static let naming: Set = [requirement, standard, specification, title]
  /// What a row has for the eye, or about a question.
  static let aside: Set = naming.union([obligation, role, question, person, date, ignored])

  /// Every name that `--map` takes.
  static let all =
    ResponseColumn.all.map { ForeignField(name: $0.name) } + [
      standard, specification, role, question, answer, person, date, ignored,
    ]

  /// Whether several columns may be read as this one, their texts after one another.
  var isJoined: Bool {
    Self.aside.contains(self) || ["note", "rationale", "action", "sample", "answer"].contains(name)
  }

  /// The field of a name; nil where there is none.
  static func named(_ name: String) -> ForeignField? {
    let written = ResponseColumn.written(name)
    return all.first { $0.name == written }
  }

  /// The field that a head of a column is usually the name of.
  static func usual(_ head: String) -> ForeignField? { usual[FoldedWords.of(head)] }

  private static let usual: [String: ForeignField] = {
    var fields = Dictionary(
      uniqueKeysWithValues: all.filter { $0 != ignored }.map { (FoldedWords.of($0.name), $0) }
    )
    for (name, heads) in synonyms {
      for head in heads.split(whereSeparator: { $0 == "," || $0.isNewline }) {
        fields[FoldedWords.of(String(head))] = ForeignField(name: name)
      }
    }
    return fields
  }()

  /// What the columns of consultants' spreadsheets are called, in English and Spanish.
  private static let synonyms: KeyValuePairs = [
    "requirement": """
    requirement id, requirement ids, requirement number, req, req id, citation, cite,
    citations, hipaa citation, hipaa reference, hipaa ref, hipaa section, hipaa, hipaa
    requirement, hipaa control, hipaa regulation, reference, ref, regulation, reg,
    regulatory reference, regulatory citation, cfr, cfr reference, cfr citation, 45 cfr,
    section, section reference, rule reference, rule citation, control, control id, control
    number, security rule reference, security rule citation, security rule, paragraph, id,
    requisito, requerimiento, cita, referencia
    """,
    "standard": """
    standards, hipaa standard, security standard, standard name, security rule standard,
    hipaa security standard, norma, estándar
    """,
    "specification": """
    implementation specification, implementation specifications, implementation spec,
    implementation specs, specifications, spec, specification name, implementation feature,
    especificación, especificación de implementación
    """,
    "title": """
    requirement title, requirement name, name, control name, control title, safeguard,
    título, nombre
    """,
    "obligation": """
    required/addressable, r/a, r or a, a/r, required or addressable, addressable/required,
    addressable or required, addressable, type, designation
    """,
    "status": """
    compliance status, implementation status, current status, assessment status, gap status,
    compliance, compliant, in compliance, implemented, in place, state, met, result,
    assessment result, compliance level, implementation, estado, cumplimiento, cumple
    """,
    "owner": """
    owners, responsible, responsible person, responsible party, responsible individual,
    responsible owner, responsibility, person responsible, assigned to, assignee, control
    owner, accountable, point of contact, poc, process owner, responsable
    """,
    "evidence": """
    evidence id, evidence ids, evidence reference, evidence ref, supporting evidence,
    artifact, artifacts, proof, supporting documentation, documentation, evidencia,
    evidencias
    """,
    "maturity": """
    maturity level, maturity score, maturity rating, madurez
    """,
    "rationale": """
    justification, reason, justification if n/a, n/a justification, reason for n/a,
    rationale for n/a, why not applicable, justificación, motivo
    """,
    "approver": """
    approved by, approval, aprobado por
    """,
    "decided": """
    decision date, date decided, date approved, approval date
    """,
    "review_by": """
    next review, next review date, review due, review date
    """,
    "note": """
    notes, comment, comments, remark, remarks, observation, observations, assessor notes,
    assessor comments, auditor notes, finding, findings, current state, notas, nota,
    comentario, comentarios, observaciones
    """,
    "action": """
    actions, remediation, remediation plan, remediation action, remediation actions,
    remediation steps, corrective action, corrective actions, corrective action plan, action
    plan, action item, action items, action required, planned action, planned actions, next
    step, next steps, mitigation, mitigation plan, recommendation, recommendations, acción,
    acciones, plan de acción, remediación
    """,
    "due": """
    due date, target date, target completion, target completion date, target, deadline,
    remediation date, planned completion date, estimated completion date, by when, fecha
    límite, vencimiento, plazo
    """,
    "cost": """
    estimated cost, est cost, cost usd, cost estimate, budget, costo, coste
    """,
    "method": """
    assessment method, methods, assessment methods, método
    """,
    "sample": """
    samples, sample size, muestra
    """,
    "question": """
    questions, assessment question, audit question, interview question, pregunta
    """,
    "answer": """
    answers, respuesta
    """,
    "role": """
    interviewee role, roles
    """,
    "person": """
    interviewee, answered by, person interviewed, persona
    """,
    "date": """
    interview date, date of interview, fecha
    """,
    "ignore": """
    #, no, no., nr, row, s/n, s no, item no, item #, line, family
    """,
  ]
}

/// Texts as they are compared: words of letters and digits without case and accents.
enum FoldedWords {
  /// The words, a blank between them; of a text without any, the text.
  static func of(_ text: String) -> String {
    let words = list(of: text)
    return words.isEmpty ? trimmed(text) : words.joined(separator: " ")
  }

  /// The words of a text.
  static func list(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "A"..."Z": word += String(scalar).lowercased()
      case _ where scalar.value >= 0xC0 && scalar.properties.isAlphabetic,
        _ where (0x300...0x36F).contains(scalar.value):
        word += LetterFolding.letters(of: scalar)
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// A text of others in a message of ours: one line of it, and not all of a long one.
func quoted(_ text: String) -> String {
  let line = text.prefix(60).split(whereSeparator: \.isNewline).joined(separator: " ")
  return "\"\(line)\(text.count > 60 ? "…" : "")\""
}
