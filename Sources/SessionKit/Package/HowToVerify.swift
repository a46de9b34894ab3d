/// `HOW-TO-VERIFY.txt`: stock tools only. A test runs these very commands.
///
/// It is itself among what is signed, so it speaks of both: a packet that is
/// signed, and one that isn't.
enum HowToVerify {
  static func text(bag: String) -> String {
    let signature = PacketLayout.signature
    return """
      KIỂM TRA GÓI TÀI LIỆU BẰNG CÔNG CỤ CÓ SẴN

        unzip -tq \(bag).zip
        unzip -q \(bag).zip && cd \(bag)
        sha256sum -c --quiet tagmanifest-sha256.txt
        sha256sum -c --quiet manifest-sha256.txt
        diff <(sed 's/^[0-9a-f]*  //' manifest-sha256.txt | sort) <(find data -type f | sort)
        sha256sum tagmanifest-sha256.txt

      Không lệnh nào báo lỗi hay in ra tên tệp thừa, thiếu thì gói còn nguyên vẹn. Dòng cuối
      in ra dấu vân tay của gói: so với bản do Văn phòng công bố.

      Gói đã ký thì có tệp \(signature).
      Cần khóa công khai của Văn phòng (khoa.pub), lấy từ nơi khác, không lấy trong gói này; so
      dấu vân tay của khóa với giấy mời. Dùng một trong ba công cụ:

          minisign -V -p khoa.pub -x \(signature) -m tagmanifest-sha256.txt

          signify-openbsd -V -p khoa.pub -x \(signature) -m tagmanifest-sha256.txt

          sed -n 2p khoa.pub | base64 -d | tail -c 32 > khoa.raw
          printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000' | cat - khoa.raw > khoa.der
          sed -n 2p \(signature) | base64 -d | tail -c 64 > chu-ky.raw
          openssl pkeyutl -verify -pubin -keyform DER -inkey khoa.der -rawin -in tagmanifest-sha256.txt -sigfile chu-ky.raw
          sha256sum khoa.raw

      Dòng sha256sum khoa.raw in ra dấu vân tay của khóa (40 chữ số đầu). minisign in ra dòng chú
      thích đã ký: tên bộ tài liệu và số bản phải đúng là “\(bag)”.
      Chữ ký này là chữ ký kiểm chứng Ed25519, không phải chữ ký trên văn bản điện tử theo luật.
      Kiểm tra đầy đủ bằng một lệnh: kyhop verify \(bag).zip

      HOW TO VERIFY THIS PACKET WITH STOCK TOOLS

      Run the first six commands above (bash). If none complains, nor prints a file that is
      missing or added, the packet is whole. The last one prints the packet's identity: compare
      it with the one that the secretariat published.
      If the packet is signed, there is \(signature).
      Get the secretariat's public key (khoa.pub) from elsewhere, not out of this packet, and
      compare its fingerprint with the invitation. Then run one of the next three: minisign,
      signify or openssl. The last command prints the key's fingerprint (its first 40 digits).
      minisign prints the signed comment: series and version must be those of “\(bag)”.
      For every check in one command: kyhop verify \(bag).zip

      """
  }
}
