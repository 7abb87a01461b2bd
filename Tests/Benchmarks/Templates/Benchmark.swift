import Diagnostics
import Glibc
import Mustache
import Templates

/// Renders the same page by both engines in turns and prints the ratio of their CPU times.
@main
enum Benchmark {
  static let rounds = 15
  static let pages = (theirs: 20, ours: 400)

  static func main() throws {
    let library = MustacheLibrary(templates: try templateTexts.mapValues(MustacheTemplate.init))
    let templates = compiled()
    let page = Page()
    let theirs = Array((library.render(page, withTemplate: "page") ?? "").utf8)
    var ours: [UInt8] = []
    templates.render("page", page, to: &ours)
    precondition(theirs == ours, "the engines do not agree")

    var times = (theirs: [Double](), ours: [Double]())
    for _ in 0..<rounds {
      times.theirs.append(
        microseconds(pages.theirs) { _ = library.render(page, withTemplate: "page") }
      )
      times.ours.append(
        microseconds(pages.ours) {
          ours.removeAll(keepingCapacity: true)
          templates.render("page", page, to: &ours)
        }
      )
    }
    report(times, ours.count)
  }

  private static func compiled() -> CompiledTemplates {
    let set = TemplateSet(
      templateTexts.map { name, text in
        let file = SourceText(file: "\(name).mustache", bytes: Array(text.utf8))
        return TemplateSource(name: name, file)
      }
    )
    let result = compile(set, roots: [Root("page", Page.self, "the page")])
    guard let templates = result.value else { fatalError("\(result.diagnostics)") }
    return templates
  }

  /// CPU time of one repetition.
  private static func microseconds(_ repetitions: Int, _ work: () -> Void) -> Double {
    let start = clock()
    for _ in 0..<repetitions { work() }
    return Double(clock() - start) * 1_000_000 / Double(CLOCKS_PER_SEC) / Double(repetitions)
  }

  private static func report(_ times: (theirs: [Double], ours: [Double]), _ bytes: Int) {
    let theirs = median(times.theirs)
    let ours = median(times.ours)
    print("page of \(bytes) bytes, 50 links, 100 rows; medians of \(rounds) rounds in turns")
    print("swift-mustache 2.1.1  \(rounded(theirs)) us of CPU a page")
    print("Templates             \(rounded(ours)) us of CPU a page")
    print("ratio                 \(rounded(theirs / ours))")
  }

  private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
