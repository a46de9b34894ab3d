import LibXML

/// What a delegate has read, remembered by the browser on this device and
/// told to nobody.
///
/// It is kept by content, not by name: in the next version the same document
/// is still read, and of one that was replaced the page shows what changed
/// since the content that was read.
enum ReadMarks {
  /// A content's name among those of a session: enough of its SHA-256.
  static func key(_ sha256: String) -> String { String(sha256.prefix(16)) }

  /// Stands where the count appears. Without scripts there is nothing.
  static func place(_ session: Session) -> String {
    let words: [(name: String, text: LocalizedText)] = [
      ("read", LocalizedText(vi: "đã đọc", en: "read")),
      ("count", LocalizedText(vi: "Đã đọc {count}/{all} tài liệu", en: "{count} of {all} documents read")),
      ("hide", LocalizedText(vi: "Ẩn tài liệu đã đọc", en: "Hide what I have read")),
      ("earlier", LocalizedText(vi: "bạn đã đọc bản trước", en: "you have read an earlier one")),
    ]
    let data = words.map { "data-\($0.name)=\"\(XMLText.escapeAttribute($0.text[session.language]))\"" }
    return "<div id=\"k-read\" data-series=\"\(XMLText.escapeAttribute(session.series))\" "
      + "\(data.joined(separator: " ")) hidden></div>\n"
  }

  static let script = #"""
    'use strict';
    (function () {
      var place = document.getElementById('k-read'), words = place.dataset;
      var rows = Array.from(document.querySelectorAll('li[data-content]'));
      var name = 'kyhop:' + words.series, read = new Set();
      function keep() { window.localStorage.setItem(name, Array.from(read).join(' ')); }
      // Where nothing can be kept, nothing is offered.
      try {
        (window.localStorage.getItem(name) || '').split(' ').filter(Boolean).forEach(read.add, read);
        keep();
      } catch (refusal) { return; }
      function box(text) {
        var label = document.createElement('label'), input = document.createElement('input');
        label.className = 'read-mark';
        input.type = 'checkbox';
        label.append(input, text);
        return label;
      }
      var count = document.createElement('span'), hide = box(words.hide);
      count.setAttribute('role', 'status');
      function tell() {
        var done = rows.filter(function (row) { return read.has(row.dataset.content); }).length;
        count.textContent = words.count.replace('{count}', done).replace('{all}', rows.length);
        rows.forEach(function (row) { row.classList.toggle('is-read', read.has(row.dataset.content)); });
      }
      rows.forEach(function (row) {
        var mark = box(words.read), input = mark.firstChild;
        input.setAttribute('aria-label', words.read + ': ' + row.querySelector('.title').textContent);
        input.checked = read.has(row.dataset.content);
        input.addEventListener('change', function () {
          if (input.checked) { read.add(row.dataset.content); } else { read.delete(row.dataset.content); }
          try { keep(); } catch (refusal) { /* The page still shows it. */ }
          tell();
        });
        row.querySelector('.links').prepend(mark);
        if (input.checked) { return; }
        var older = Array.from(row.querySelectorAll('a[data-earlier]')).find(function (link) {
          return read.has(link.dataset.earlier);
        });
        if (older) {
          older.classList.add('suggested');
          older.append(' (' + words.earlier + ')');
        }
      });
      hide.firstChild.addEventListener('change', function (event) {
        document.getElementById('agenda').classList.toggle('hides-read', event.target.checked);
      });
      place.append(count, hide);
      place.hidden = false;
      tell();
    })();
    """#
}
