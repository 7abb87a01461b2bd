import Diagnostics

extension Document {
  /// Asks the resolver about every link, image, value and block, and does what it says.
  public mutating func resolve(by resolver: inout some Resolver) {
    var resolving = Resolving(document: self, resolver: resolver)
    self = Document()
    resolving.run()
    self = resolving.document
    resolver = resolving.resolver
  }
}

/// One resolving under way.
private struct Resolving<Asked: Resolver> {
  var document: Document
  var resolver: Asked
  private let input: InputText?
  private var finder: PlaceFinder?
  private var splicing = Splicing()
  /// The block whose inlines are being asked about.
  private var block = 0

  init(document: Document, resolver: Asked) {
    self.document = document
    self.resolver = resolver
    input = document.source.map { InputText($0, from: 0) }
    finder = document.source.map { PlaceFinder($0) }
  }

  mutating func run() {
    var index = document.tree.first(0)
    while let node = index {
      // A node taken out of its place no longer shows the way on: what follows is found first.
      let following = document.tree.following(node, below: 0)
      let inside = document.tree.first(node)
      index = following
      if document.tree.nodes[node].kind.isBlockOfInlines { block = node }
      switch document.tree.nodes[node].kind {
      case .link:
        resolveLink(node)
        index = inside ?? following
      case .image: resolveImage(node)
      case .value: resolveValue(node)
      case .block: resolveBlock(node)
      default: index = inside ?? following
      }
    }
    splicing.finish(&document.tree)
  }

  private mutating func resolveLink(_ node: Int) {
    switch resolver.link(target(node)) {
    case .keep: break
    case .rewrite(let destination): redirect(node, to: destination)
    case .drop: document.tree.unwrap(node)
    }
  }

  private mutating func resolveImage(_ node: Int) {
    switch resolver.image(target(node)) {
    case .keep: break
    case .rewrite(let destination, let width, let height):
      redirect(node, to: destination)
      document.tree.nodes[node].size = (width ?? 0, height ?? 0)
    case .drop: document.tree.flatten(node)
    }
  }

  private mutating func redirect(_ node: Int, to destination: String) {
    document.tree.nodes[node].literal = document.tree.store(destination.utf8)
  }

  private mutating func resolveValue(_ node: Int) {
    let name = document.tree.string(document.tree.nodes[node].literal)
    switch resolver.value(ValueName(name: name, place: place(of: node))) {
    case .leave: break
    case .text(let text):
      document.tree.nodes[node].kind = .text
      document.tree.nodes[node].literal = document.tree.store(text.utf8)
    case .inlines(let inlines):
      document.append(inlines, to: node)
      document.tree.placeChildren(asOf: node)
      document.tree.unwrap(node)
    }
  }

  private mutating func resolveBlock(_ node: Int) {
    guard let block = document.block(NodeID(node)) else { return }
    switch resolver.block(block) {
    case .leave: break
    case .remove: document.tree.unlink(node)
    case .embedded(let number):
      document.tree.nodes[node].kind = .embedded
      document.tree.nodes[node].number = UInt32(number)
    case .document(let other):
      splicing.replace(
        node,
        of: &document.tree,
        with: other.tree,
        keepingPlaces: other.source?.file == document.source?.file
      )
    }
  }

  private mutating func target(_ node: Int) -> LinkTarget {
    LinkTarget(
      destination: document.tree.string(document.tree.nodes[node].literal),
      title: document.tree.string(document.tree.nodes[node].extra),
      words: document.plainText(of: NodeID(node)),
      place: place(of: node)
    )
  }

  private mutating func place(of node: Int) -> SourceRange? {
    document.alignInlines(of: block, input)
    return finder?.range(ofBytes: document.tree.placed(node))
  }
}
