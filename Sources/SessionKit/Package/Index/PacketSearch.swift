import LibXML
import Reading

/// Search over the documents of a packet, on a page, without a network: a
/// script that the page's policy names by its digest, and the text in which
/// it searches.
///
/// It finds words however their tone is placed ("hoà" for "hòa"), and typed
/// without marks ("nghi quyet" for "nghị quyết").
struct PacketSearch {
  /// More text than this is not put into a page that has no other copy of it,
  /// in bytes.
  static let smallText = 512 << 10

  /// One document's text.
  struct Document {
    var title: String
    /// What precedes `#` in the address of a passage.
    var page: String
    var passages: [Reading.Passage]
  }

  var documents: [Document]
  var language: Language

  /// Stands where the search is to appear. Without scripts there is nothing.
  var html: String {
    let say = { (vi: String, en: String) in Self.quoted(LocalizedText(vi: vi, en: en)[language]) }
    let words = [
      say("Tìm trong mọi tài liệu", "Search all documents"), say("kết quả", "found"),
      say("Không tìm thấy", "Nothing found"), say("(chỉ hiện 100 chỗ đầu)", "(the first 100 are shown)"),
    ]
    let rows = documents.map { document -> String in
      let passages = document.passages.map { passage in
        "[\(Self.quoted(passage.anchor)),\(Self.quoted(passage.place)),\(Self.quoted(passage.text))]"
      }
      return
        "[\(Self.quoted(document.title)),\(Self.quoted(document.page)),[\(passages.joined(separator: ","))]]"
    }
    return """
      <div id="k-search"></div>
      <script type="application/json" id="k-index">{"words":[\(words.joined(separator: ","))],"documents":[
      \(rows.joined(separator: ",\n"))]}</script>
      \(PageScript.element(Self.script))\

      """
  }

  /// A JSON string that can stand in a script element.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": out += escape(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += escape(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  static let stylesheet = """
    #k-search form { margin: .8rem 0 } #k-search label { font-weight: bold; display: block }
    #k-search input { display: block; margin-top: .2rem; font: inherit; font-weight: normal;
      width: 100%; max-width: 30rem; padding: .5rem; border: 1px solid #767676;
      border-radius: .3rem; background: Field; color: FieldText }
    #k-search ol { padding-left: 1.4rem; list-style: decimal } #k-search li { margin: .5rem 0; padding: 0; border: 0 }
    #k-search mark { background: #ffe27a; color: #000 }
    @media print { #k-search { display: none } }

    """

  /// Words are compared letter by letter, the tone apart from them: a mark
  /// that was typed has to be there, one that was not may be. The last word
  /// may be unfinished.
  static let script = #"""
    'use strict';
    (function () {
      var place = document.getElementById('k-search');
      var index = JSON.parse(document.getElementById('k-index').textContent);
      var words = index.words, passages = null;
      var tones = /[\u0300\u0301\u0303\u0309\u0323]/g, marks = /[\u0300-\u036f]/g;
      function key(word) {
        var split = word.toLowerCase().normalize('NFD');
        var letters = split.replace(tones, '').match(/\P{M}\p{M}*/gu) || [];
        var bare = letters.map(function (one) { return one.replace(marks, '').replace('đ', 'd'); });
        return { letters: letters, bare: bare, tone: (split.match(tones) || []).join('') };
      }
      function cut(text) {
        var found = [], match, word = /[\p{L}\p{M}\p{N}]+/gu;
        while ((match = word.exec(text))) {
          found.push({ at: match.index, end: match.index + match[0].length, key: key(match[0]) });
        }
        return found;
      }
      function prepare() {
        passages = [];
        index.documents.forEach(function (entry) {
          entry[2].forEach(function (one) {
            passages.push({
              title: entry[0], page: entry[1], anchor: one[0], place: one[1], text: one[2], words: cut(one[2])
            });
          });
        });
      }
      function fits(word, want, isLast) {
        var longer = word.key.letters.length - want.letters.length;
        return (isLast ? longer >= 0 : longer === 0) && (!want.tone || want.tone === word.key.tone)
          && want.letters.every(function (one, at) {
            return one === word.key.bare[at] || one === word.key.letters[at];
          });
      }
      function find(list, want) {
        var last = want.length - 1;
        for (var start = 0; start + last in list; start += 1) {
          var isHere = want.every(function (one, step) { return fits(list[start + step], one, step === last); });
          if (isHere) { return [list[start].at, list[start + last].end]; }
        }
        var first = null;
        var hasAll = want.every(function (one, step) {
          return list.some(function (word) {
            var fit = fits(word, one, step === last);
            if (fit) { first = first || [word.at, word.end]; }
            return fit;
          });
        });
        return hasAll ? first : null;
      }
      function element(name, text) {
        var made = document.createElement(name);
        if (text) { made.textContent = text; }
        return made;
      }
      function short(title) {
        return title.length > 90 ? title.slice(0, 80) + '…' : title;
      }
      function show(hit, range) {
        var line = element('li'), link = element('a', short(hit.title) + (hit.place ? ', ' + hit.place : ''));
        link.href = hit.page + '#' + hit.anchor;
        var from = Math.max(0, range[0] - 60), to = Math.min(hit.text.length, range[1] + 90);
        line.append(link, element('br'), (from ? '…' : '') + hit.text.slice(from, range[0]));
        line.append(element('mark', hit.text.slice(range[0], range[1])), hit.text.slice(range[1], to));
        if (to !== hit.text.length) { line.append('…'); }
        return line;
      }
      var form = element('form'), label = element('label', words[0]), field = element('input');
      var status = element('p'), list = element('ol');
      form.setAttribute('role', 'search');
      field.type = 'search';
      field.autocomplete = 'off';
      status.setAttribute('role', 'status');
      label.append(field);
      form.append(label);
      place.append(form, status, list);
      function search() {
        var want = cut(field.value).map(function (word) { return word.key; }), count = 0, rows = [];
        if (!passages) { prepare(); }
        if (want.length) {
          passages.forEach(function (one) {
            var range = find(one.words, want);
            if (!range) { return; }
            count += 1;
            if (100 >= count) { rows.push(show(one, range)); }
          });
        }
        list.replaceChildren.apply(list, rows);
        var found = count ? count + ' ' + words[1] + (count > 100 ? ' ' + words[3] : '') : words[2];
        status.textContent = want.length ? found : '';
      }
      form.addEventListener('submit', function (event) { event.preventDefault(); search(); });
      field.addEventListener('input', search);
    })();
    """#
}
