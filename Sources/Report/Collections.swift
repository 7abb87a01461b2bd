extension Dictionary {
  /// The values by their keys; of several with one key, the first.
  init(firstOf pairs: some Sequence<(Key, Value)>) {
    self.init(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Array {
  /// What a function makes of each element with those before and after it.
  func mapWithNeighbors<Result>(
    _ transform: (Element, _ previous: Element?, _ next: Element?) -> Result
  ) -> [Result] {
    indices.map { index in
      transform(
        self[index],
        index > 0 ? self[index - 1] : nil,
        index + 1 < count ? self[index + 1] : nil
      )
    }
  }
}
