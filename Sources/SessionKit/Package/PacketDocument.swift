import Digests
import LibXML
import LibZip

/// `metadata/packet.xml`: the packet as an Akoma Ntoso collection.
enum PacketDocument {
  static func xml(
    _ packet: PacketBuilder,
    _ placed: [PacketBuilder.Placed],
    _ gone: [PublishedPacket.Gone]
  ) -> String {
    let session = packet.workspace.session
    let day = session.issued.iso
    let country = packet.workspace.profile.country
    let language = session.language.iso639
    let work = "/akn/\(country)/documentCollection/session-packet/\(session.series)/\(session.issued.year)"
    let expression = "\(work)/\(language)@\(day)"
    func name(_ value: String) -> String { XMLText.escapeAttribute(value) }
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:pk="\(PacketLayout.namespace)">
        <documentCollection name="sessionPacket">
          <meta>
            <identification source="#secretariat">
              <FRBRWork>
                <FRBRthis value="\(work)/!main"/>
                <FRBRuri value="\(work)"/>
                <FRBRalias name="title" value="\(name(session.title))"/>
                <FRBRdate date="\(day)" name="issued"/>
                <FRBRauthor href="#secretariat"/>
                <FRBRcountry value="\(country)"/>
                <FRBRnumber value="\(name(session.series))"/>
              </FRBRWork>
              <FRBRExpression>
                <FRBRthis value="\(expression)/!main"/>
                <FRBRuri value="\(expression)"/>
                <FRBRdate date="\(day)" name="issued"/>
                <FRBRauthor href="#secretariat"/>
                <FRBRversionNumber value="\(packet.version)"/>
                <FRBRlanguage language="\(language)"/>
              </FRBRExpression>
              <FRBRManifestation>
                <FRBRthis value="\(expression)/!main.xml"/>
                <FRBRuri value="\(expression).akn"/>
                <FRBRdate date="\(day)" name="issued"/>
                <FRBRauthor href="#secretariat"/>
                <FRBRformat value="application/akn+xml"/>
              </FRBRManifestation>
            </identification>
            <references source="#secretariat">
              <TLCOrganization eId="council" href="/akn/ontology/organization/council" showAs="\(name(session.council))"/>
              <TLCOrganization eId="secretariat" href="/akn/ontology/organization/secretariat" showAs="\(name(session.secretariat))"/>

      """
    for item in session.items {
      out +=
        "        <TLCConcept eId=\"item-\(item.number)\" href=\"/akn/ontology/concept/item-\(item.number)\" "
      out += "showAs=\"\(name(item.title))\"/>\n"
    }
    out += "      </references>\n      <proprietary source=\"#secretariat\">\n"
    out +=
      "        <pk:packet series=\"\(name(session.series))\" version=\"\(packet.version)\" issued=\"\(day)\""
    if let previous = packet.previous {
      out += " previous=\"\(name(previous.name))\" previousIdentity=\"\(previous.identity)\""
    }
    out += ">\n"
    for item in session.items where item.isWithdrawn {
      out += "          <pk:withdrawn item=\"\(item.number)\" title=\"\(name(item.title))\"/>\n"
    }
    for document in gone {
      out +=
        "          <pk:gone item=\"\(document.item)\" kind=\"\(document.kind)\" title=\"\(name(document.title))\" "
      out += "reason=\"\(name(document.reason))\"/>\n"
    }
    for document in placed {
      if let view = document.view {
        out += "          <pk:view document=\"\(document.path)\" href=\"\(view.path)\" "
        out += "sha256=\"\(view.digest.hex)\" bytes=\"\(view.packed.size)\"/>\n"
      }
      for page in document.redlines {
        let versions = page.versions.map(String.init).joined(separator: " ")
        out +=
          "          <pk:redline document=\"\(document.path)\" from=\"\(versions)\" href=\"\(page.path)\" "
        out += "sha256=\"\(page.digest.hex)\" bytes=\"\(page.packed.size)\"/>\n"
      }
    }
    for number in packet.following {
      out += "          <pk:later item=\"\(number)\"/>\n"
    }
    for item in session.items where !item.isWithdrawn {
      for promise in item.follows
      where !placed.contains(where: { $0.item.number == item.number && $0.kind.id == promise.kind }) {
        out +=
          "          <pk:follows item=\"\(item.number)\" kind=\"\(promise.kind)\" by=\"\(promise.by.iso)\" "
        out += "reason=\"\(name(promise.reason))\"/>\n"
      }
    }
    for waiver in packet.result.findings.compactMap(\.waiver) {
      out +=
        "          <pk:waiver code=\"\(waiver.code.rawValue)\" item=\"\(waiver.item)\" by=\"\(name(waiver.by))\" "
      out += "doc=\"\(name(waiver.document))\" reason=\"\(name(waiver.reason))\"/>\n"
    }
    out += """
              </pk:packet>
            </proprietary>
          </meta>
          <preface eId="preface">
            <container eId="preface__container_1" name="session">
              <p><docTitle>\(XMLText.escape(session.title))</docTitle></p>
              <p><docDate date="\(session.dates.opening.iso)">\(session.dates.opening.text[session.language])</docDate></p>
            </container>
          </preface>
          <collectionBody eId="body">

      """
    for (index, document) in placed.enumerated() {
      out += component(index + 1, document, packet.workspace.profile.offset)
    }
    return out + "    </collectionBody>\n  </documentCollection>\n</akomaNtoso>\n"
  }

  private static func component(_ number: Int, _ document: PacketBuilder.Placed, _ offset: UTCOffset)
    -> String
  {
    let submission = document.submission
    let title = XMLText.escapeAttribute(document.title)
    var attributes = [
      "pk:kind=\"\(document.kind.id)\"", "pk:sha256=\"\(submission.sha256)\"",
      "pk:bytes=\"\(submission.size)\"",
      "pk:change=\"\(submission.receipt?.change.rawValue ?? "first")\"",
      "pk:status=\"\(document.standing.status.rawValue)\"", "pk:since=\"\(document.standing.since)\"",
    ]
    if let before = document.standing.before {
      attributes.append("pk:replaces=\"\(before.sha256)\"")
    }
    if let reason = document.standing.reason {
      attributes.append("pk:reason=\"\(XMLText.escapeAttribute(reason))\"")
    }
    if let receipt = submission.receipt {
      attributes.append("pk:receipt=\"\(receipt.label)\"")
      attributes.append("pk:from=\"\(XMLText.escapeAttribute(receipt.from))\"")
      attributes.append("pk:name=\"\(XMLText.escapeAttribute(receipt.name))\"")
    }
    if let akn = document.akn {
      attributes.append("pk:akn=\"\(akn.path)\"")
      attributes.append("pk:aknSha256=\"\(akn.file.aknDigest.hex)\"")
      attributes.append("pk:aknBytes=\"\(akn.file.aknSize)\"")
    }
    if let received = submission.received {
      attributes.append("pk:received=\"\(received.rfc3339(in: offset))\"")
    }
    return """
            <component eId="cmp_\(number)" refersTo="#item-\(document.item.number)">
              <num>\(document.item.number)</num>
              <heading>\(XMLText.escape(document.title))</heading>
              <documentRef eId="cmp_\(number)__dref_1" href="\(document.path)" showAs="\(title)" \(attributes.joined(separator: " "))/>
            </component>

      """
  }
}
