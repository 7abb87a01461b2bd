import Diagnostics

extension Document {
  /// Asks the resolver about every link, image, value and block, and applies its answers.
  public mutating func resolve(by resolver: inout some Resolver) {
    var resolving = Resolving(self)
    self = Document()
    resolving.run(asking: &resolver)
    self = resolving.document
  }
}

/// One resolving under way.
///
/// Links that lead elsewhere and words for values leave the inlines of a block such that their
/// places can still be found; before anything else becomes of an inline, its block is aligned.
private struct Resolving {
  var document: Document
  private let asked: UnresolvedDocument
  private let input: InputText?
  private var splicing = Splicing()
  /// The block whose inlines are being asked about.
  private var block = 0

  init(_ document: Document) {
    self.document = document
    asked = UnresolvedDocument(document)
    input = document.source.map { InputText($0, from: 0) }
  }

  mutating func run(asking resolver: inout some Resolver) {
    var index = document.tree.first(0)
    while let node = index {
      let inside = document.tree.first(node)
      // A node that is taken out no longer leads to the next one: what follows is found first. What
      // has children shows it later: deep down, looking each time would cost the square of the depth.
      let kind = document.tree.nodes[node].kind
      let isAsked = kind == .link || kind == .image || kind == .value || kind == .block
      let following = isAsked || inside == nil ? document.tree.following(node, below: 0) : nil
      index = following
      if document.tree.nodes[node].kind.isBlockOfInlines { block = node }
      switch document.tree.nodes[node].kind {
      case .link:
        let resolution = resolver.link(target(node))
        resolve(link: node, resolution)
        if case .words = resolution { continue }
        index = inside ?? following
      case .image: resolve(image: node, resolver.image(target(node)))
      case .value:
        let name = document.literal(of: NodeID(node))
        resolve(value: node, resolver.value(ValueName(name: name, node, of: asked)))
      case .block:
        guard let block = document.block(NodeID(node)) else { continue }
        resolve(block: node, resolver.block(block))
      default: index = inside ?? following
      }
    }
    splicing.finish(&document.tree)
  }

  private func target(_ node: Int) -> LinkTarget {
    LinkTarget(destination: document.destination(of: NodeID(node)), node, of: asked)
  }

  private mutating func resolve(link node: Int, _ resolution: LinkResolution) {
    switch resolution {
    case .keep: break
    case .rewrite(let destination): redirect(node, to: destination)
    case .drop:
      document.alignInlines(of: block, input)
      document.tree.unwrap(node)
    case .words(let words):
      document.alignInlines(of: block, input)
      document.tree.flatten(node)
      document.tree.nodes[node].literal = document.tree.store(words.utf8)
    }
  }

  private mutating func resolve(image node: Int, _ resolution: ImageResolution) {
    switch resolution {
    case .keep: break
    case .rewrite(let destination):
      redirect(node, to: destination)
    case .drop:
      document.alignInlines(of: block, input)
      document.tree.flatten(node)
    }
  }

  private mutating func redirect(_ node: Int, to destination: String) {
    document.tree.nodes[node].literal = document.tree.store(destination.utf8)
  }

  private mutating func resolve(value node: Int, _ resolution: ValueResolution) {
    switch resolution {
    case .leave: break
    case .text(let text):
      document.tree.nodes[node].kind = .text
      document.tree.nodes[node].literal = document.tree.store(text.utf8)
    }
  }

  private mutating func resolve(block node: Int, _ resolution: BlockResolution) {
    switch resolution {
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
}
