import Mustache

// swift-mustache's own way to give it values without reflection.

extension Page: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "day": day
    case "hasSummary": hasSummary
    case "summary": summary
    case "site": site
    case "rows": rows
    default: nil
    }
  }
}

extension Site: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "client": client
    case "stylesheet": stylesheet
    case "notice": notice
    case "links": links
    default: nil
    }
  }
}

extension Link: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "label": label
    case "href": href
    case "current": current
    default: nil
    }
  }
}

extension Row: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "href": href
    case "title": title
    case "status": status
    case "owner": owner
    default: nil
    }
  }
}
