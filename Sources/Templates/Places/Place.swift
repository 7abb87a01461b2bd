/// Where in the HTML a tag stands.
struct Place: Hashable {
  var isAddress: Bool { false }
  var afterCall: Place { self }
}
