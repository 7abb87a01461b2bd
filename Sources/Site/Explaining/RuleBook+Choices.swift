/// The rules on keys whose value is one of a few words; each is named for its key.
extension RuleBook {
  static let choiceRules: KeyValuePairs = [
    "unknown-entity": "The entity of client.yml is covered-entity, business-associate or both.",
    "unknown-functions":
      "The functions of client.yml are some of a list of words; the message says which.",
    "unknown-rules":
      "The rules under scope: of client.yml are security, breach-notification and privacy.",
    "unknown-roles":
      "The roles of an inquiry are some of a list of words; the message says which.",
    "unknown-treatment":
      "The treatment of a risk of the register is mitigate, accept, transfer or avoid.",
    "unknown-likelihood": "A likelihood is very-low, low, moderate, high or very-high.",
    "unknown-impact": "An impact is very-low, low, moderate, high or very-high.",
    "unknown-law":
      "law: of gapbook.yml is named, all or none: which pages of the law are in a site.",
    "unknown-paper": "paper: of gapbook.yml or client.yml is letter or a4.",
    "unknown-appendices":
      "appendices: below report: is web or print: where figures, digests, sources and glossary are.",
    "unknown-chapter": "A chapter below report: is the name of a page; the message lists them.",
    "unknown-capacity":
      "The capacity of a breach is that of a covered entity or of a business associate.",
    "unknown-statement":
      "The statement with which law enforcement delays a notice is written or oral.",
    "unknown-applies-to":
      "An entry of a catalog applies to covered entities, business associates, or both.",
    "unknown-obligation":
      "The obligation of an entry of a catalog is one of a few words; the message says which.",
    "unknown-function":
      "An exception of an entry of a catalog is for clients with a function that client.yml may name.",
    "unknown-requires-function":
      "An entry of a catalog is for clients with a function that client.yml may name.",
  ]
}
