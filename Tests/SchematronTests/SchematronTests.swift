import LibXML
import Schematron
import TestSupport
import Testing

/// A schema around some patterns, run over a document.
private struct Trial {
  var messages: [String] = []
  var faults: [String] = []

  init(
    _ patterns: String,
    over document: String,
    files: [String: String] = [:],
    phase: String = "#DEFAULT",
    limits: SchematronLimits = SchematronLimits()
  ) throws {
    let source = SchematronFiles(
      files.mapValues { Array($0.utf8) }.merging(["s.sch": Array(Self.schema(patterns).utf8)]) { old, _ in old
      }
    )
    let plan = try SchematronPlan(SchematronSchema("s.sch", from: source), phase: phase)
    let tree = try XMLDocument(Array(document.utf8), admission: .foreign)
    var (messages, faults): ([String], [String]) = ([], [])
    plan.run(tree, name: "d.xml", source: source, limits: limits) { event in
      switch event {
      case .outcome(let outcome): messages.append(outcome.message.line)
      case .fault(let fault): faults.append(fault.message)
      default: break
      }
    }
    (self.messages, self.faults) = (messages, faults)
  }

  static func schema(_ patterns: String) -> String {
    """
    <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <sch:ns prefix="k" uri="urn:kyhop:functions:1"/>\(patterns)</sch:schema>
    """
  }
}

/// What is wrong with a schema, before anything runs.
private func faults(
  _ patterns: String,
  files: [String: String] = [:],
  phase: String = "#DEFAULT"
) -> [String] {
  do {
    _ = try Trial(patterns, over: "<a/>", files: files, phase: phase)
    return []
  } catch let error as SchematronError {
    return [error.message]
  } catch let error as SchematronFaults {
    return error.faults.map(\.message)
  } catch {
    return ["\(error)"]
  }
}

private func rule(_ context: String, _ test: String, _ message: String = "x") -> String {
  "<sch:pattern><sch:rule context=\"\(context)\"><sch:assert test=\"\(test)\">\(message)</sch:assert></sch:rule></sch:pattern>"
}

@Suite("Schematron") struct SchematronTests {
  @Test("names that nothing stands for are told before anything runs")
  func names() {
    #expect(faults(rule("a", "$x")) == ["variable $x is not defined here"])
    #expect(faults(rule("a", "q:b")) == ["prefix “q” is not declared (sch:ns)"])
    #expect(faults(rule("a", "cuont(b)")) == ["there is no function cuont()"])
    #expect(faults(rule("a", "k:no(b)")) == ["there is no function k:no()"])
    #expect(faults(rule("a", "count(b, c)")) == ["count() takes 1 arguments, not 2"])
    #expect(faults(rule("a", "key('i', 'x')")) == ["there is no key “i”"])
    #expect(faults(rule("a", "k:matches(., '(')")).count == 1)
    #expect(faults(rule("a", "b =")).count == 1)
    #expect(
      faults(rule("ancestor::a", "b")) == ["“ancestor::a” is no pattern: only child and attribute steps"]
    )
    #expect(
      faults(rule("a[@x = current()/@x]", "b"))
        == ["current() can't stand in a pattern, “a[@x = current()/@x]”"]
    )
    #expect(faults("<sch:pattern is-a=\"no\"/>") == ["no abstract pattern “no”"])
    #expect(faults("<sch:patern/>") == ["<patern> can't stand in a schema"])
    #expect(faults("<xsl:variable name=\"x\"/>") == ["<xsl:variable> is not supported"])
  }

  @Test("a fault in what only another phase runs is told, too")
  func resting() {
    func pattern(_ id: String, _ test: String) -> String {
      rule("a", test).replacing("<sch:pattern>", with: "<sch:pattern id=\"\(id)\">")
    }
    func phase(_ id: String, _ pattern: String) -> String {
      "<sch:phase id=\"\(id)\"><sch:let name=\"of-\(id)\" value=\"1\"/><sch:active pattern=\"\(pattern)\"/></sch:phase>"
    }
    let phases = phase("f", "p") + phase("g", "q")
    let own = pattern("q", "$of-g")
    #expect(faults(phases + pattern("p", "$of-f") + own, phase: "g") == [])
    #expect(
      faults(phases + pattern("p", "$x and $of-f") + own, phase: "g") == ["variable $x is not defined here"]
    )
    #expect(
      faults(phases + own, phase: "g") == ["phase “f” names the pattern “p”, which there is not"]
    )
    #expect(faults(phases + phase("g", "q") + own, phase: "g") == ["two phases with the id “g”"])
    #expect(faults(pattern("p", "true()") + pattern("p", "b")) == ["two patterns with the id “p”"])
    let chained = """
      <sch:pattern id="a" abstract="true"><sch:rule context="$c"/></sch:pattern>
      <sch:pattern id="b" abstract="true" is-a="a"><sch:param name="c" value="d"/></sch:pattern>
      """
    #expect(faults(chained) == ["an abstract pattern is made from no other (is-a)"])
  }

  @Test("other query languages are refused by name", arguments: ["xslt2", "xslt3", "xquery", "stx"])
  func binding(name: String) throws {
    let text = "<schema xmlns=\"http://purl.oclc.org/dsdl/schematron\" queryBinding=\"\(name)\"/>"
    do {
      _ = try SchematronSchema("s", from: SchematronFiles(["s": Array(text.utf8)]))
      Issue.record("accepted")
    } catch {
      #expect(error.kind == .binding)
      #expect(error.message.contains("“\(name)”"))
    }
  }

  @Test("the first rule that matches wins, in the order of the document")
  func firstMatch() throws {
    let pattern = """
      <sch:pattern><sch:rule context="b[@x]"><sch:report test="true()">x</sch:report></sch:rule>
      <sch:rule context="*"><sch:report test="true()"><sch:name/></sch:report></sch:rule></sch:pattern>
      """
    #expect(try Trial(pattern, over: "<a><b/><b x=''/><c/></a>").messages == ["a", "b", "x", "c"])
  }

  @Test(
    "a context may be any node",
    arguments: [
      ("/", "/"), ("@x", "1"), ("text()", "t"), ("comment()", "c"), ("processing-instruction()", "d"),
    ]
  )
  func contexts(context: String, value: String) throws {
    let pattern = """
      <sch:pattern><sch:rule context="\(context)"><sch:report test="true()"><sch:value-of select="."/></sch:report>
      </sch:rule></sch:pattern>
      """
    let trial = try Trial(pattern, over: "<a x='1'>t<!--c--><?p d?></a>")
    #expect(trial.messages == [value == "/" ? "t" : value])
  }

  @Test("a path below many nodes finds what it would find step by step")
  func turnedRound() throws {
    let document = "<r><a p='1'><b/><c><b x='1'/><b/></c></a><a><b/></a><d><a p='2'><a><b/></a></a></d></r>"
    let count = { (context: String) in
      try Trial(rule(context, "false()", "<sch:value-of select=\"count(preceding::*)\"/>"), over: document)
        .messages.count
    }
    #expect(try count("a//b") == 5)
    #expect(try count("a[@p]//b") == 4)
    #expect(try count("r/a//c/b[1]") == 1)
    #expect(try count("a[@p = 2]//b | d//b") == 1)
    #expect(try count("a[2]//b") == 1)
  }

  @Test("keys, current, generate-id, unique")
  func functions() throws {
    let key = "<xsl:key name=\"i\" match=\"b\" use=\"@n\"/>"
    let document = "<a><b n='1'/><b n='2'/><b n='1'/><r to='1'/><r to='9'/></a>"
    #expect(
      try Trial(key + rule("r", "key('i', @to)", "<sch:value-of select=\"@to\"/>"), over: document).messages
        == ["9"]
    )
    #expect(try Trial(rule("r", "//b[@n = current()/@to]", "no"), over: document).messages == ["no"])
    #expect(
      try Trial(rule("b", "generate-id() = generate-id(../b[1])", "n"), over: document).messages.count == 2
    )
    #expect(try Trial(rule("a", "k:unique(b/@n)", "twice"), over: document).messages == ["twice"])
    #expect(
      try Trial(rule("b", "k:unique(../b/@n, @n)", "<sch:value-of select=\"@n\"/>"), over: document).messages
        == ["1", "1"]
    )
  }

  @Test("document() stays in its folder")
  func documents() throws {
    let files = ["e.xml": "<e/>", "sub/f.xml": "<f/>"]
    let trial = { (name: String) in
      try Trial(rule("a", "document('\(name)')/*", "none"), over: "<a/>", files: files)
    }
    #expect(try trial("e.xml").messages == [])
    #expect(try trial("sub/f.xml").messages == [])
    #expect(try trial("g.xml").messages == ["none"])
    for name in ["../e.xml", "/etc/passwd", "file:///etc/passwd", "http://example.org/x", "sub/../../e.xml"] {
      let found = try trial(name)
      #expect(found.messages == [] && found.faults.count == 1, "\(name)")
    }
  }

  @Test("includes that lead out, round and round, or to too many elements are refused")
  func includes() {
    #expect(faults("<sch:include href=\"../x.sch\"/>") == ["“../x.sch” leads out of the folder of the rules"])
    #expect(faults("<sch:include href=\"no.sch\"/>") == ["there is no file no.sch"])
    #expect(faults("<sch:extends href=\"s.sch\"/>") == ["“s.sch” includes itself"])
    var files: [String: String] = [:]
    for level in 0..<20 {
      let next = "<sch:extends href=\"\(level + 1).sch\"/>"
      files["\(level).sch"] = Trial.schema(next + next)
    }
    files["20.sch"] = Trial.schema(rule("a", "b"))
    #expect(faults("<sch:extends href=\"0.sch\"/>", files: files).first?.contains("more than") == true)
  }

  @Test(
    "what would take for ever ends, and is not taken for a failure",
    arguments: [
      "//b[@n = preceding::b/@n]/@n = 'x'", "count(//b[. = //b]) = -1",
      "string-length(concat($s, $s, $s, $s)) = 0",
      "//b/following::b/preceding::b[@n = 1] = 'q'", "count(//*/ancestor::*/descendant::*) = 3",
      "k:matches(string(/), '(a+)+b')",
    ]
  )
  func bounds(test: String) throws {
    let many = (0..<4000).map { "<b n='\($0)'>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</b>" }.joined()
    let lets = (1...24).map { "<sch:let name=\"s\($0)\" value=\"concat($s\($0 - 1), $s\($0 - 1))\"/>" }
      .joined()
    let pattern = """
      <sch:let name="s0" value="string(/)"/>\(test.contains("$s") ? lets : "")<sch:let name="s" value="$s\(test.contains("$s") ? 24 : 0)"/>
      <sch:pattern><sch:rule context="b"><sch:assert test="\(test)">m</sch:assert></sch:rule></sch:pattern>
      """
    var limits = SchematronLimits()
    limits.steps = 2_000_000
    limits.stepsPerElement = 10
    let (trial, seconds) = try ProcessorTime.seconds {
      try Trial(pattern, over: "<a>\(many)</a>", limits: limits)
    }
    #expect(seconds < 10)
    #expect(!trial.faults.isEmpty)
  }

  @Test("the same run gives the same outcomes")
  func determinism() throws {
    let many = (0..<300).map { "<b n='\($0 % 7)'><c/></b>" }.joined()
    let run = {
      try Trial(
        rule(
          "b | c",
          "count(preceding::b) mod 5 = 0",
          "<sch:name/> <sch:value-of select=\"generate-id()\"/>"
        ),
        over: "<a>\(many)</a>"
      )
      .messages
    }
    #expect(try run() == run())
  }
}

@Suite("Regular expressions") struct RegularExpressionTests {
  @Test(
    "matches as XPath 2.0 does",
    arguments: [
      ("abc", "b", true), ("abc", "^b", false), ("abc", "^a.c$", true), ("abc", "^(a|x)b?c*$", true),
      ("12/2023/NQ-HĐND", "^[0-9]+/([0-9]{4}/)?NQ-HĐND$", true),
      ("12/NQ-HĐND", "^[0-9]+/([0-9]{4}/)?NQ-HĐND$", true),
      ("a\nb", "a.b", false), ("x", "[^a-c]", true), ("b", "[a-c-[b]]", false), ("Đ", "\\p{Lu}", true),
      ("đ", "^\\P{Lu}$", true), ("aaa", "^a{2}$", false), ("aaa", "^a{2,}$", true), ("a-b", "a\\-b", true),
      ("", "^$", true), ("foobar", "o{2}b|z", true), ("1.5", "^\\d+\\.\\d+$", true), ("a]", "[\\]]", true),
    ]
  )
  func matches(text: String, pattern: String, expected: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == expected)
  }

  @Test("case is ignored where asked")
  func flags() throws {
    #expect(try RegularExpression("đỒng", flags: "i").matches("ĐỒNG"))
    #expect(try RegularExpression("a.b", flags: "s").matches("a\nb"))
    #expect(throws: RegularExpression.Fault.self) { try RegularExpression("a", flags: "q") }
  }

  @Test(
    "what is none is refused",
    arguments: [
      "(", ")", "[", "a**", "*", "\\", "[z-a]", "a{2", "a{3,2}", "(?=a)", "\\p{Q}", "(a{1000}){1000}",
    ]
  )
  func refused(pattern: String) {
    #expect(throws: RegularExpression.Fault.self) { try RegularExpression(pattern) }
  }

  @Test("no expression hangs", arguments: ["(a+)+b", "(a|aa)*c", "(a*)*b", "(.*)(.*)(.*)(.*)x"])
  func linear(pattern: String) throws {
    let (isFound, seconds) = try ProcessorTime.seconds {
      try RegularExpression(pattern).matches(String(repeating: "a", count: 20_000))
    }
    #expect(!isFound && seconds < 20)
  }
}
