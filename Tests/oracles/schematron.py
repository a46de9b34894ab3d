"""`kyhop rules validate --svrl` beside lxml.isoschematron, the skeleton of ISO
Schematron over XSLT 1.0: on the common subset of the conformance suite, and
on small random schemas over small random documents. The outcomes must be the
same, in the same order, with the same words.

Expressions are compared as libxml2 evaluates them on both sides: ours go
through our own parser and our own stand-ins for unions and comparisons, and
that is what is looked at here.

usage: Tests/python.sh Tests/oracles/schematron.py [COUNT [SEED]]
"""

import pathlib
import random
import sys
import tempfile

from lxml import etree, isoschematron

from support.kyhop import SHARED, Run, Tally, require_program

SUITE = SHARED / "conformance/schematron"
SCH = "http://purl.oclc.org/dsdl/schematron"
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
CASE = "{tag:dmaus@dmaus.name,2019:Schematron:Testsuite}"

# Where the skeleton is wrong and the suite says so.
WRONG = {"svrl-name-path-01": "it tells the node's name instead of what the path gives"}


class Random(random.Random):
    """Small documents, expressions and schemas."""

    names = ["a", "b", "c"]

    def document(self):
        def element(depth):
            attributes = "".join(
                f' {name}="{self.choice(["1", "2", "10", "x", "", " y "])}"'
                for name in ["p", "q"]
                if self.random() < 0.4
            )
            inner = ""
            if depth < 4:
                for _ in range(self.randrange(4)):
                    inner += element(depth + 1) if self.random() < 0.7 else self.choice(["1", "2.5", "x y", " "])
            return f"<{(name := self.choice(self.names))}{attributes}>{inner}</{name}>"

        return f"<root>{''.join(element(0) for _ in range(3))}</root>"

    def context(self):
        step = self.choice([*self.names, "*", "root"])
        match self.randrange(8):
            case 0: return f"{step}[{self.test(1)}]"
            case 1: return f"{step}/{self.choice(self.names)}"
            case 2: return f"{step}//{self.choice(self.names)}"
            case 3: return f"{step}[@p]//{self.choice(self.names)}[{self.test(1)}]"
            case 4: return f"{step} | {self.choice(self.names)}[@q]"
            case 5: return f"/root/{self.choice(self.names)}"
            case 6: return f"{step}[{self.randrange(1, 3)}]"
            case _: return step

    def path(self):
        return self.choice([
            ".", "..", "@p", "@q", "*", "a", "b", "c/a", ".//a", ".//b/@p", "ancestor::a", "following-sibling::*",
            "preceding-sibling::*[1]", "a | b", "@p | @q", "//c", "text()", "descendant::*[@p][1]", "(.//a | .//b)[2]",
            "preceding::b[1]", "a[last()]", "*[position() mod 2 = 1]", "$g", "$r",
        ])

    def value(self, depth):
        match self.randrange(9):
            case 0: return str(self.randrange(12))
            case 1: return f"'{self.choice(['1', 'x', '2', '', 'x y'])}'"
            case 2: return f"count({self.path()})"
            case 3: return f"string-length({self.path()})"
            case 4: return f"normalize-space({self.path()})"
            # Not "-": libxml2 2.9 takes it for the number -0, later ones don't.
            case 5: return f"concat({self.path()}, '~', {self.path()})"
            case 6 if depth: return f"{self.value(depth - 1)} {self.choice(['+', '-', '*', 'mod'])} {self.value(depth - 1)}"
            case 7: return f"substring-after({self.path()}, {self.choice(['.', 'name()'])})"
            case _: return self.path()

    def test(self, depth=2):
        match self.randrange(7 if depth else 3):
            case 0: return self.path()
            case 1: return f"{self.value(depth)} {self.choice(['=', '!=', '<', '<=', '>', '>='])} {self.value(depth)}"
            case 2: return f"contains({self.path()}, {self.path()})"
            case 3: return f"not({self.test(depth - 1)})"
            case 4: return f"({self.test(depth - 1)}) {self.choice(['and', 'or'])} ({self.test(depth - 1)})"
            case 5: return f"sum({self.choice(['@p', '*', './/@q'])}) > {self.randrange(9)}"
            case _: return f"{self.path()} = {self.path()}"

    def schema(self):
        def escaped(text):
            return text.replace("&", "&amp;").replace("<", "&lt;")

        def assertion():
            kind = self.choice(["assert", "report"])
            # Between two elements XSLT drops a blank that stands alone: hence
            # the comma.
            message = f'm <sch:name/>, <sch:value-of select="{escaped(self.value(1))}"/>'
            return f'<sch:{kind} test="{escaped(self.test())}">{message}</sch:{kind}>'

        def rule():
            body = "".join(assertion() for _ in range(self.randrange(1, 3)))
            # The context of a rule can't use the rule's own variable.
            context = self.context()
            while "$" in context:
                context = self.context()
            return (
                f'<sch:rule context="{escaped(context)}"><sch:let name="r" value="{escaped(self.path_without())}"/>'
                f"{body}</sch:rule>"
            )

        patterns = "".join(
            f"<sch:pattern>{''.join(rule() for _ in range(self.randrange(1, 4)))}</sch:pattern>"
            for _ in range(self.randrange(1, 3))
        )
        return f'<sch:schema xmlns:sch="{SCH}"><sch:let name="g" value="//{self.choice(self.names)}"/>{patterns}</sch:schema>'

    def path_without(self):
        path = self.path()
        while "$" in path:
            path = self.path()
        return path


def outcomes(report):
    """What failed or was reported, in order: what, test, words."""
    found = []
    for element in report.iter("{%s}failed-assert" % SVRL["svrl"], "{%s}successful-report" % SVRL["svrl"]):
        words = " ".join("".join(element.find("svrl:text", SVRL).itertext()).split())
        found.append((etree.QName(element).localname, " ".join(element.get("test").split()), words))
    return found


def theirs(schema, document):
    """lxml's outcomes, or None where it can't compile the schema."""
    try:
        validator = isoschematron.Schematron(
            etree.fromstring(schema), store_report=True, error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS
        )
        validator.validate(etree.fromstring(document))
    except etree.XSLTParseError:
        return None
    return outcomes(validator.validation_report.getroot())


def ours(folder, schema, document, *options):
    (folder / "s.sch").write_text(schema)
    (folder / "d.xml").write_text(document)
    run = Run("rules", "validate", folder / "s.sch", folder / "d.xml", "--svrl", *options)
    if run.status not in (0, 1):
        return run, None
    return run, outcomes(etree.fromstring(run.stdout))


def main():
    require_program()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tally = Tally()
    chance = Random(seed)
    compared = refused = told = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number in range(count):
            schema, document = chance.schema(), chance.document()
            expected = theirs(schema, document)
            run, found = ours(folder, schema, document)
            if expected is None or found is None:
                # Types that don't fit are told by both, each at its own time.
                refused += 1
                tally.check(f"random schema {number}", run.status in (2, 3) or expected is None, run)
                continue
            compared += 1
            told += len(found)
            if found != expected:
                first = next(((a, b) for a, b in zip(found, expected) if a != b), (len(found), len(expected)))
                tally.check(f"random schema {number} of seed {seed}", False, f"{first}\n{schema}\n{document}")
        tally.check(f"{compared} of {count} random schemas compared", compared > count // 2)
        if SUITE.exists():
            same = 0
            for path in sorted(SUITE.glob("*/*.xml")):
                same += suite_case(path, folder, tally)
            tally.check(f"{same} cases of the suite compared", same >= 6)
        else:
            tally.skip("the conformance suite", f"{SUITE} is not there")
            same = 0
    print(f"{compared} random schemas with {told} outcomes and {same} cases of the suite as lxml has them; "
          f"{refused} schemas that one of the two could not evaluate")
    tally.finish()


def suite_case(path, folder, tally):
    """One case of the suite, where the skeleton can do what it asks for."""
    root = etree.parse(path).getroot()
    if root.get("expect") == "error" or root.findall(f"{CASE}documents/{CASE}secondary"):
        return 0
    schemas = root.find(f"{CASE}schemas")
    if schemas.get("phase") or any(word in path.stem for word in ["context-", "let-", "key", "property", "abstract"]):
        return 0
    primary = root.find(f"{CASE}documents/{CASE}primary")[0]
    document = etree.tostring(primary, with_tail=False).decode()
    schema = etree.tostring(schemas[0], with_tail=False).decode()
    expected = theirs(schema, document)
    if expected is None:
        return 0
    if path.stem in WRONG:
        tally.skip(path.stem, WRONG[path.stem])
        return 0
    _, found = ours(folder, schema, document)
    tally.check(path.stem, found == expected, f"ours {found}, lxml {expected}")
    return 1


main()
