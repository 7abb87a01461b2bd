import TestSupport
import Testing

@testable import Report

@Suite("The list of pages")
struct SitePageTests {
  @Test("holds what the example's client has, without exception", arguments: SitePage.allCases)
  func isMadeForClient(page: SitePage) throws {
    // The example declares no framework.
    let isThere = try Example.built().pages[Example.client + page.path] != nil
    #expect(isThere == (page.owner != .frameworks))
  }

  @Test("holds what a site without a client has", arguments: SitePage.allCases)
  func isMadeWithoutClient(page: SitePage) throws {
    let isThere = try Example.built().pages[page.path] != nil
    // It has policies of its client alone.
    #expect(isThere == ![.client, .policies, .frameworks].contains(page.owner))
  }

  @Test("gives each page an address of its own, which no author's page takes")
  func reservesAddresses() {
    let reserved = OwnAddresses.names(hasClient: true, hasLaw: true, hasFrameworks: true)
    let addresses = SitePage.allCases.map { $0.path.lowercased() }
    #expect(addresses == SitePage.allCases.map(\.path))
    #expect(Set(addresses).count == addresses.count)
    for page in SitePage.allCases where !page.isSharedWithAuthors {
      let address = page.path.lowercased()
      let top = address.split(separator: "/").first.map(String.init) ?? ""
      #expect(reserved.contains(top) || reserved.contains(address), "\(address)")
    }
  }

  @Test("has a chapter for each page that is printed, which the usual order has")
  func areChapters() {
    let order = ReportOrder.usual
    let usual = (order.printed.compactMap { $0 } + order.onSiteAlone).compactMap(\.page)
    for page in SitePage.allCases where page.paper != nil {
      #expect(usual.contains(page), "\(page)")
    }
  }

  @Test("puts each page but the search into the navigation of its sites, once")
  func isInNavigation() {
    for page in SitePage.allCases where page != .search {
      let menus = SitePage.Menu.allCases.filter { $0.pages.contains(page) }
      #expect(menus.count { $0.isOfClient } == 1, "\(page)")
      #expect(menus.count { !$0.isOfClient } == (page.owner == .client ? 0 : 1), "\(page)")
    }
  }
}
