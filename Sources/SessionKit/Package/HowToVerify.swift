/// `HOW-TO-VERIFY.txt`: stock tools only. A test runs these very commands.
enum HowToVerify {
  static func text(bag: String) -> String {
    """
    KIỂM TRA GÓI TÀI LIỆU BẰNG CÔNG CỤ CÓ SẴN

      unzip -tq \(bag).zip
      unzip -q \(bag).zip && cd \(bag)
      sha256sum -c --quiet tagmanifest-sha256.txt
      sha256sum -c --quiet manifest-sha256.txt
      diff <(sed 's/^[0-9a-f]*  //' manifest-sha256.txt | sort) <(find data -type f | sort)
      sha256sum tagmanifest-sha256.txt

    Không lệnh nào báo lỗi hay in ra tên tệp thừa, thiếu thì gói còn nguyên vẹn. Dòng cuối
    in ra dấu vân tay của gói: so với bản do Văn phòng công bố.
    Kiểm tra đầy đủ bằng một lệnh: kyhop verify \(bag).zip

    HOW TO VERIFY THIS PACKET WITH STOCK TOOLS

    Run the commands above (bash). If none complains, nor prints a file that is missing or
    added, the packet is whole. The last one prints the packet's identity: compare it with
    the one that the secretariat published.
    For every check in one command: kyhop verify \(bag).zip

    """
  }
}
