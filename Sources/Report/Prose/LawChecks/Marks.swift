/// What a word may mean for a sentence on the law; a word may mean several things.
struct Marks: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  private static func bit(_ number: UInt64) -> Marks { Marks(rawValue: 1 << number) }

  // Who says so.
  static let law = bit(0)
  /// "Rule", which is law behind "Security" or "the".
  static let rule = bit(1)
  static let ruleName = bit(2)
  /// Whom the law binds.
  static let subject = bit(3)
  static let subjectName = bit(4)
  static let under = bit(5)
  static let own = bit(6)
  static let contract = bit(7)
  /// "State" where it is one that makes law.
  static let state = bit(8)
  static let otherLaw = bit(9)

  // How it is said.
  static let requires = bit(10)
  static let normative = bit(11)
  static let mandatory = bit(12)
  static let negation = bit(13)
  /// What may follow a negation without being negated: "not only", "no later than".
  static let unnegated = bit(14)
  static let proposal = bit(15)
  static let soft = bit(16)
  static let history = bit(17)
  static let past = bit(18)
  static let pastVerb = bit(19)
  static let being = bit(20)
  static let now = bit(21)
  static let since = bit(22)
  static let limit = bit(23)
  static let cue = bit(24)
  static let address = bit(25)

  // Penalties.
  static let penalty = bit(26)
  static let violation = bit(27)
  static let start = bit(28)
  static let settled = bit(29)
  static let crime = bit(30)
  static let commerce = bit(31)

  // Terms.
  static let breach = bit(32)
  static let notice = bit(33)
  static let person = bit(34)
  static let media = bit(35)
  static let extensions = bit(36)
  static let access = bit(37)
  static let request = bit(38)
  static let copy = bit(39)
  static let amend = bit(40)
  static let accounting = bit(41)
  static let keep = bit(42)
  static let document = bit(43)
  static let medical = bit(44)
  static let complaint = bit(45)
  static let limitation = bit(46)
  static let neglect = bit(47)
  static let correct = bit(48)
  static let recognized = bit(49)
  static let deceased = bit(50)
  static let police = bit(51)
  static let oral = bit(52)
  static let website = bit(53)
  static let year = bit(54)
  static let yearEnd = bit(55)
  static let fewer = bit(56)
  static let twice = bit(57)
  static let more = bit(58)
  static let than = bit(59)
  static let or = bit(60)
  static let dollars = bit(61)
  static let business = bit(62)
  static let article = bit(63)
}

extension Marks {
  /// The words by what they mean; `+` after a word includes the forms of a verb.
  static let words: [(marks: Marks, words: String)] = [
    (
      .law,
      "hipaa hitech hhs ocr cfr regulation regulations statute statutes law laws legally federal secretary"
    ),
    (.rule, "rule rules standard standards"),
    (
      .ruleName,
      "security privacy notification enforcement omnibus hipaa the this these federal current breach"
    ),
    (.subject, "regulated providers clearinghouses"),
    (.subjectName, "entity entities associate associates plan plans provider"),
    (.under, "under by per pursuant according comply complies complying"),
    (.own, "our we us policy internal ourselves stricter sooner goal target aim"),
    (.contract, "contract contracts contractual agreement agreements baa baas clause clauses"),
    (
      .state,
      "state states texas california florida york massachusetts colorado illinois attorney attorneys"
    ),
    (
      .otherLaw,
      "ftc gdpr sec pci circia ccpa european eu osha medicare medicaid cms irs ferpa cobra"
    ),
    (
      .requires,
      "require+ mandate+ demand+ oblige+ obligate+ compel+ make+ made force+ insist+ prescribe+ give+ given gave allow+ let lets grant+ call calls want+ expect+ impose+ set sets requirement requirements order+"
    ),
    (
      .normative,
      "must shall require+ requirement requirements mandatory mandated mandate mandates compulsory obliged obligated obligation obligatory need needs needed duty have has ought law"
    ),
    (.mandatory, "mandatory compulsory obligatory"),
    (
      .negation,
      "not no never nor neither nothing none isnt arent doesnt dont cant cannot wont nowhere wasnt didnt"
    ),
    (
      .unnegated,
      "optional only just later longer older less more fewer exception exceptions way excuse matter choice exceed exceeding over above corrected"
    ),
    (
      .proposal,
      "proposed proposal proposals propose proposes proposing nprm would draft drafts pending future upcoming planned recommend+ recommendation recommendations voluntary suggest+ whether myth misconception wrong wrongly false"
    ),
    (.soft, "may might could should"),
    (
      .history,
      "until till formerly previously ended expired superseded replaced repealed vacated vacatur outdated stale obsolete originally longer old former earlier historical historic lapsed struck past withdrawn rescinded annulled overturned purl void invalid"
    ),
    (.past, "was were had did been"),
    (
      .pastVerb,
      "notified reported told informed sent answered kept gave provided responded took waited retained fined"
    ),
    (.being, "is are be being"),
    (.now, "now today currently still present presently nowadays current"),
    (.since, "since"),
    (.limit, "deadline deadlines limit limits due latest later maximum most older"),
    (
      .cue,
      "within than most to deadline deadlines limit limits due has have get gets gives give allows allow requires require is are be of maximum last up back"
    ),
    (
      .address,
      "addressable address addresses addressed reasonable appropriate mechanism alternative equivalent consider considered unsecured safe harbor"
    ),
    (
      .penalty,
      "penalty penalties fine fines fined cap caps capped cmp cmps tier tiers violation violations penalize+ sanction sanctions ceiling neglect identical"
    ),
    (
      .violation,
      "violation violations tier tiers provision provisions infraction infractions identical"
    ),
    (
      .start,
      "minimum least start starts starting begin begins from range ranges between lowest low"
    ),
    (
      .settled,
      "settle+ settlement settlements resolution paid agreed agrees imposed announced resolved recovered collected awarded"
    ),
    (
      .crime,
      "criminal criminally prison jail imprisonment imprisoned felony misdemeanor crime crimes doj justice"
    ),
    (
      .commerce,
      "quote quoted quotes invoice invoiced insurance insurer insured premium premiums deductible coverage contract contractual vendor vendors budget budgeted salary price priced prices purchase"
    ),
    (.breach, "breach breaches breached 164.404 164.408 164.410"),
    (
      .notice,
      "notify+ notice notices notification notifications report+ tell tells told inform+ alert alerts disclose+ go goes submit submitted file filed log logged post posted send+ sent letter letters mail+"
    ),
    (
      .person,
      "individual individuals people persons person patients patient residents resident victims members"
    ),
    (.media, "media secretary hhs ocr press newspaper immediately portal annual log logged public"),
    (.extensions, "extension extensions extend+ additional another further extra"),
    (.access, "access 164.524"),
    (
      .request,
      "request requests requested answer+ respond+ reply replies act fulfill fulfil provide+ give+ furnish+ grant+ produce"
    ),
    (.copy, "copy copies record records chart charts request requests"),
    (.amend, "amend+ amendment amendments correction 164.526"),
    (.accounting, "accounting accountings 164.528"),
    (
      .keep,
      "keep keeps kept retain+ retention preserve+ store+ maintain+ save saved hold held destroy+"
    ),
    (
      .document,
      "documentation documents document policies procedures paperwork hipaa compliance training sanctions privacy 164.316 164.530 analysis analyses assessments"
    ),
    (
      .medical,
      "medical patient patients chart charts health clinical billing tax employment minors"
    ),
    (.complaint, "complaint complaints complain"),
    (.limitation, "limitation limitations barred statute lookback"),
    (.neglect, "neglect"),
    (.correct, "correct+ cure+ fix fixed remedy remedied correction"),
    (.recognized, "recognized recognised"),
    (.deceased, "deceased decedent decedents death died dead"),
    (.police, "enforcement police officer officers"),
    (.oral, "oral orally verbal verbally"),
    (.website, "website web substitute toll homepage page"),
    (.year, "annual annually yearly"),
    (.yearEnd, "calendar end close"),
    (.twice, "twice thrice"),
    (.more, "more over above exceeding exceeds exceed least fewer less under below greater"),
    (.fewer, "least fewer less under below"),
    (.than, "than"),
    (.or, "or"),
    (.dollars, "dollars dollar usd bucks"),
    (.business, "business working"),
    (.article, "a an one"),
  ]
}
