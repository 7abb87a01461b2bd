import Regulation
import Templates
import Words

/// A question, or a thing to see.
struct InterviewItemContext: TemplateContext {
  static let model = Model<Self>("InterviewItem", "A question, or a thing to see or to try out") {
    Field.text("text", "Its words, which are English") { $0.text }
  }

  let text: String
}

/// A leaf in an interview.
struct InterviewTopicContext: TemplateContext {
  static let model = Model<Self>("InterviewTopic", "A leaf that one role is asked about") {
    Field.text("citation", "Its id, such as `164.308(a)(1)(ii)(A)`") { $0.topic.requirement.id }
    Field.text("title", "Its title") { $0.topic.requirement.title }
    Field.text("others", "The other roles that are asked about it") { $0.others }
    Field.flag("first", "Whether this role is the first to ask, who also shows things") {
      $0.topic.inquiry.roles.first == $0.role
    }
    Field.list("ask", "The questions") { $0.items($0.topic.inquiry.ask) }
    Field.list("obtain", "What to see") { $0.items($0.topic.inquiry.obtain) }
    Field.flag("has_test", "Whether there is anything to try out") {
      !$0.topic.inquiry.test.isEmpty
    }
    Field.list("test", "What to try out") { $0.items($0.topic.inquiry.test) }
  }

  let topic: InterviewScript.Topic
  let role: Inquiry.Role
  let words: Words

  private var others: String? {
    let names = topic.inquiry.roles.filter { $0 != role }.map { words("inquiry_role_", $0) }
    return names.isEmpty
      ? nil : words("interview_also", ["roles": names.joined(separator: ", ")])
  }

  private func items(_ texts: [String]) -> [InterviewItemContext] {
    texts.map { InterviewItemContext(text: $0) }
  }
}

/// What one role is asked.
struct InterviewSheetContext: TemplateContext {
  static let model = Model<Self>("InterviewSheet", "What one role is asked") {
    Field.text("id", "The id by which links reach it") { $0.sheet.role.rawValue }
    Field.url("href", "The address of that id") { "#" + $0.sheet.role.rawValue }
    Field.text("role", "The role") { $0.name }
    Field.text("count", "About how many requirements") { context in
      context.script.words("count_requirements", count: context.sheet.topics.count)
    }
    Field.list("topics", "The leaves") { context in
      context.sheet.topics.map {
        InterviewTopicContext(
          topic: $0,
          role: context.sheet.role,
          words: context.script.words
        )
      }
    }
  }

  let sheet: InterviewScript.Sheet
  let script: InterviewScript

  private var name: String {
    let name = script.words("inquiry_role_", sheet.role)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}

/// An interview script.
struct InterviewContext: TemplateContext {
  static let template = "interview"

  static let model = Model<Self>("Interview", "An interview script, a sheet for each role") {
    Field.text("language", "The language's tag") { $0.script.language }
    Field.text("title", "The title") { context in
      context.script.words("interview_title", ["client": context.script.client])
    }
    Field.text("lede", "What it is for and how to use it") { context in
      context.script.words(
        "interview_lede",
        count: context.script.leaves,
        ["client": context.script.client, "day": context.script.words.day(context.script.asOf)]
      )
    }
    Field.list("sheets", "The roles") { context in
      context.script.sheets.map { InterviewSheetContext(sheet: $0, script: context.script) }
    }
    Field.object("wording", "The words of the interface") { $0.wording }
  }

  let script: InterviewScript
  let wording: Prepared<WordsContext>
}
