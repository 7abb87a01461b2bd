public import Diagnostics

/// A kind of identifier of 45 CFR 164.514(b)(2)(i) that a machine can find by its form.
public enum PHIKind: String, Sendable, Hashable, CaseIterable {
  /// (G) A Social Security number.
  case ssn
  /// (H) A medical record number.
  case mrn
  /// (I) A number of a health plan's beneficiary.
  case healthPlan = "health-plan"
  /// (J) An account number.
  case account
  /// (D), (E) A telephone or fax number.
  case phone
  /// (F) An email address.
  case email
  /// (O) An address of the Internet Protocol.
  case ip
  /// (M) An address of a network card.
  case mac
  /// (L) A vehicle's identification number.
  case vin
  /// (L) A license plate.
  case plate
  /// (M) A device's serial number.
  case device
  /// (N) A web address of a person.
  case url
  /// (K) A number of a certificate or a license.
  case certificate
  /// (C) A date of a patient's.
  case date
  /// (C) An age over 89.
  case age
  /// (A) A patient's name.
  case name
  /// A provider's identifier, which is public and no patient's.
  case npi

  /// What it is, with its article.
  public var words: String {
    switch self {
    case .ssn: "a Social Security number"
    case .mrn: "a medical record number"
    case .healthPlan: "a health plan's number of a member"
    case .account: "an account number"
    case .phone: "a telephone or fax number"
    case .email: "an email address"
    case .ip: "an IP address"
    case .mac: "a MAC address"
    case .vin: "a vehicle identification number"
    case .plate: "a license plate"
    case .device: "a device's serial number"
    case .url: "a web address of a person"
    case .certificate: "a certificate or license number"
    case .date: "a date beside words of a patient"
    case .age: "an age over 89 beside words of a patient"
    case .name: "a name beside words of a patient"
    case .npi: "a National Provider Identifier"
    }
  }

  /// How severe it is in an input.
  public var severity: Severity {
    switch self {
    case .ssn, .mrn, .healthPlan, .account: .error
    case .npi: .note
    default: .warning
    }
  }

  /// The rule that reports it in an input.
  public var rule: String { "phi-" + rawValue }

  /// What is never written, wherever it is.
  public static let grave: Set<PHIKind> = [.ssn, .mrn, .healthPlan, .account]

  /// What is searched for outside of clients' data.
  public static let anywhere: Set<PHIKind> = [.ssn, .mrn]
}

/// A stretch of a text that has the form of an identifier.
public struct PHIHit: Sendable, Hashable {
  /// What it is.
  public let kind: PHIKind
  /// Its bytes.
  public let range: Range<Int>

  /// A hit from its parts.
  public init(_ kind: PHIKind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
