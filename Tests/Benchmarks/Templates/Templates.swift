/// The page's templates: a layout and four partials, understood alike by both engines.
///
/// Partials stand within their lines and blocks are whole, so that no rule about white space, in
/// which engines differ, decides anything.
let templateTexts = [
  "page": """
  <!doctype html>
  <html lang="en">{{>head}}
  <body>{{>navigation}}
  <main id="main">
  <h1>{{title}}</h1>
  <p class="meta">As of {{day}} for {{site.client}}</p>{{#hasSummary}}
  <section class="summary">{{{summary}}}</section>{{/hasSummary}}
  <table>
  <thead><tr><th>Id</th><th>Requirement</th><th>Status</th><th>Owner</th></tr></thead>
  <tbody>{{#rows}}{{>row}}{{/rows}}{{^rows}}<tr><td colspan="4">None</td></tr>{{/rows}}
  </tbody>
  </table>
  </main>{{>footer}}
  </body>
  </html>

  """,
  "head": """
  <head>
  <meta charset="utf-8">
  <title>{{title}} - {{site.title}}</title>
  <link rel="stylesheet" href="{{site.stylesheet}}">
  </head>
  """,
  "navigation": """
  <nav aria-label="Main"><ul>{{#site.links}}
  <li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/site.links}}
  </ul></nav>
  """,
  "row": """

  <tr><td><a href="{{href}}">{{id}}</a></td><td>{{title}}</td>
  <td><b class="{{status}}">{{status}}</b></td><td>{{owner}}</td></tr>
  """,
  "footer": """
  <footer><p>{{site.notice}}</p></footer>
  """,
]
