/// How letters are folded, in the index and on the search page alike: small letters, and these
/// without accents.
///
/// A letter is first brought to lower case by itself, and what that comes to is then looked up. The
/// page has the table from the index, and lower case from its browser; a test compares both for
/// every character.
enum SearchFolding {
  /// What letters become, then those letters, in turn, cut at blanks: Unicode's compatibility
  /// decompositions of Latin, Greek and Cyrillic letters, digits and katakana without their
  /// accents, some Arabic ones, and letters that have no decomposition but are typed without their
  /// stroke.
  static let table = """
    a ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặₐⱥａ 2 ²₂②２ 3 ³₃③３ μ µ 1 ¹₁①１ o ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓ\
    ọỏốồổỗộớờởỡợₒℴｏ ss ß ae æǣǽ c çćĉċčḉℂℭⅽｃ e èéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệₑℯℰⅇｅ i\
     ìíîïĩīĭįİıǐȉȋɨḭḯỉịⁱℐℑℹⅈⅰｉ d ðďđḋḍḏḑḓⅅⅆⅾｄ n ñńņňŋǹṅṇṉṋⁿₙℕｎ u\
     ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựｕ y ýÿŷȳɏẏẙỳỵỷỹｙ th þ g ĝğġģǥǧǵḡℊｇ h ĥħȟḣḥḧḩḫẖₕℋℌℍℎℏｈ ij\
     ĳ j ĵǰȷɉⅉⱼｊ k ķĸǩḱḳḵₖｋ l ĺļľłḷḹḻḽₗℒℓⅼｌ oe œ r ŕŗřȑȓɍṙṛṝṟℛℜℝｒ s śŝşšſșṡṣṥṧṩẛₛｓ t\
     ţťŧțṫṭṯṱẗₜⱦｔ w ŵẁẃẅẇẉẘｗ z źżžƶẑẓẕℤℨｚ b ƀḃḅḇℬｂ f ƒḟℱｆ dz ǆǳ lj ǉ nj ǌ x ẋẍₓⅹｘ ι\
     ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ ε έϵἐἑἒἓἔἕὲέ η\
     ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υ ΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ σ ςϲ ο όὀὁὂὃὄὅὸό ω\
     ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ β ϐ θ ϑ φ ϕ π ϖℼℿ κ ϰ ρ ϱῤῥ и йѝӣӥ е ѐёӗ г ѓ і ї к ќ у ўӯӱӳ ж\
     ӂӝ а ӑӓ ә ӛ з ӟ о ӧ ө ӫ э ӭ ч ӵ ы ӹ ا آأإ و ؤ ي ئ ە ۀ ہ ۂ ے ۓ m ḿṁṃₘℳⅿｍ p ṕṗₚℙｐ v ṽṿⅴｖ\
     γ ℽℾ 0 ⁰₀⓪０ 4 ⁴₄④４ 5 ⁵₅⑤５ 6 ⁶₆⑥６ 7 ⁷₇⑦７ 8 ⁸₈⑧８ 9 ⁹₉⑨９ q ℚｑ ii ⅱ iii ⅲ iv ⅳ vi ⅵ vii ⅶ\
     viii ⅷ ix ⅸ xi ⅺ xii ⅻ 10 ⑩ 11 ⑪ 12 ⑫ 13 ⑬ 14 ⑭ 15 ⑮ 16 ⑯ 17 ⑰ 18 ⑱ 19 ⑲ 20 ⑳ ъ ꚜ ь ꚝ\
     ff ﬀ fi ﬁ fl ﬂ ffi ﬃ ffl ﬄ st ﬅﬆ ヲ ｦ ァ ｧ ィ ｨ ゥ ｩ ェ ｪ ォ ｫ ャ ｬ ュ ｭ ョ ｮ ッ ｯ ー ｰ ア ｱ イ ｲ ウ\
     ｳ エ ｴ オ ｵ カ ｶ キ ｷ ク ｸ ケ ｹ コ ｺ サ ｻ シ ｼ ス ｽ セ ｾ ソ ｿ タ ﾀ チ ﾁ ツ ﾂ テ ﾃ ト ﾄ ナ ﾅ ニ ﾆ ヌ ﾇ ネ ﾈ ノ\
     ﾉ ハ ﾊ ヒ ﾋ フ ﾌ ヘ ﾍ ホ ﾎ マ ﾏ ミ ﾐ ム ﾑ メ ﾒ モ ﾓ ヤ ﾔ ユ ﾕ ヨ ﾖ ラ ﾗ リ ﾘ ル ﾙ レ ﾚ ロ ﾛ ワ ﾜ ン ﾝ
    """

  /// The table by its letters; most of those that texts have are in its first part.
  private static let folds: [UInt32: [UInt8]] = {
    let parts = table.unicodeScalars.split(separator: " ")
    var folds: [UInt32: [UInt8]] = [:]
    for pair in stride(from: 0, to: parts.count - 1, by: 2) {
      let folded = Array(String(String.UnicodeScalarView(parts[pair])).utf8)
      for scalar in parts[pair + 1] { folds[scalar.value] = folded }
    }
    return folds
  }()

  /// Appends what a character beyond ASCII is folded to, which may be nothing.
  static func fold(_ scalar: Unicode.Scalar, into word: inout [UInt8]) {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    for scalar in lower where !isDropped(scalar.value) {
      if let folded = folds[scalar.value] {
        word += folded
      } else {
        word += String(scalar).utf8
      }
    }
  }

  /// Part of a word and nothing of its letters: accents, and what only joins or hides.
  static func isDropped(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x300...0x36F, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7,
      0x64B...0x655, 0x670, 0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x200B...0x200D, 0x2060,
      0x20D0...0x20F0, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF:
      true
    default: false
    }
  }

  /// Of a script that puts no blanks between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
  static func isBlankless(_ value: UInt32) -> Bool {
    switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Part of a word: letters, digits and the marks on them.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: isDropped(scalar.value)
    }
  }
}
