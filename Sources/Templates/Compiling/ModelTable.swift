/// All models that the roots reach, by number.
///
/// An object, as the compiler holds on to it wherever it looks a name up.
final class ModelTable {
  private(set) var models: [ModelShape] = []
  /// For each model and slot the number of the model inside, if there is one.
  private(set) var inner: [[Int?]] = []
  private var numbers: [String: Int] = [:]

  /// Collects the models from the roots on; two different ones of one name stop the program.
  init(_ roots: [ModelShape]) {
    for root in roots { number(root) }
    var next = 0
    while next < models.count {
      inner.append(models[next].fields.map { $0.kind.model.map { number($0) } })
      next += 1
    }
  }

  @discardableResult
  private func number(_ model: ModelShape) -> Int {
    if let known = numbers[model.name] {
      precondition(
        models[known] === model || models[known].fields.map(\.name) == model.fields.map(\.name),
        "there are two models called \(model.name)"
      )
      return known
    }
    numbers[model.name] = models.count
    models.append(model)
    return models.count - 1
  }

  /// The number of a model among all.
  func number(of model: ModelShape) -> Int {
    guard let number = numbers[model.name] else {
      preconditionFailure("model \(model.name) is not reached from the roots")
    }
    return number
  }

  /// Where among a model's fields the one of a name is.
  func position(of name: String, in model: Int) -> Int? { models[model].slots[name] }

  func field(_ model: Int, _ slot: Int) -> FieldShape { models[model].fields[slot] }
}
