extension Illustrations {
  /// BAG-2xx: any bag. What is quoted is a line of the file that is named.
  static let bag = #"""
    BAG-210
    - Thư mục có data/ và manifest-sha256.txt, không có bagit.txt
    + Có thêm bagit.txt
    - A folder with data/ and manifest-sha256.txt, without bagit.txt
    + bagit.txt is there too

    BAG-211
    - bagit.txt: BagIt-Version 1.0 (thiếu dấu hai chấm)
    + bagit.txt: BagIt-Version: 1.0
    - bagit.txt: BagIt-Version 1.0 (without the colon)
    + bagit.txt: BagIt-Version: 1.0

    BAG-212
    - bagit.txt do Notepad lưu kiểu “UTF-8 with BOM”
    + bagit.txt lưu kiểu “UTF-8”
    - bagit.txt, saved by Notepad as “UTF-8 with BOM”
    + bagit.txt, saved as “UTF-8”

    BAG-213
    - bagit.txt: BagIt-Version: 2.0
    + bagit.txt: BagIt-Version: 1.0
    - bagit.txt: BagIt-Version: 2.0
    + bagit.txt: BagIt-Version: 1.0

    BAG-214
    - bagit.txt chỉ có dòng BagIt-Version: 1.0
    + Dòng thứ hai: Tag-File-Character-Encoding: UTF-8
    - bagit.txt has but the line BagIt-Version: 1.0
    + Its second line: Tag-File-Character-Encoding: UTF-8

    BAG-215
    - bagit.txt: Tag-File-Character-Encoding: TCVN3
    + bagit.txt: Tag-File-Character-Encoding: UTF-8
    - bagit.txt: Tag-File-Character-Encoding: TCVN3
    + bagit.txt: Tag-File-Character-Encoding: UTF-8

    BAG-216
    - bagit.txt khai UTF-8, bag-info.txt lại lưu bằng Windows-1258
    + bag-info.txt lưu bằng UTF-8 như đã khai
    - bagit.txt says UTF-8, bag-info.txt was saved in Windows-1258
    + bag-info.txt is in UTF-8, as declared

    BAG-217
    - bag-info.txt do Notepad lưu kiểu “UTF-8 with BOM”
    + bag-info.txt lưu kiểu “UTF-8”
    - bag-info.txt, saved by Notepad as “UTF-8 with BOM”
    + bag-info.txt, saved as “UTF-8”

    BAG-220
    - Túi có bagit.txt và data/, không có bảng kê nào
    + Túi có manifest-sha256.txt
    - A bag with bagit.txt and data/ and no manifest
    + A bag with manifest-sha256.txt

    BAG-221
    - manifest-crc32.txt
    + manifest-sha256.txt
    - manifest-crc32.txt
    + manifest-sha256.txt

    BAG-222
    - manifest-sha256.txt: data/to-trinh.xml (mất mã băm)
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: data/to-trinh.xml (without its digest)
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-223
    - manifest-sha256.txt có dòng trống giữa hai dòng kê
    + manifest-sha256.txt không có dòng trống
    - manifest-sha256.txt has a blank line between two others
    + manifest-sha256.txt has none

    BAG-224
    - manifest-md5.txt: d41d8cd9…427e *data/to-trinh.xml
    + manifest-md5.txt: d41d8cd9…427e data/to-trinh.xml
    - manifest-md5.txt: d41d8cd9…427e *data/to-trinh.xml
    + manifest-md5.txt: d41d8cd9…427e data/to-trinh.xml

    BAG-225
    - manifest-sha256.txt kê data/to-trinh.xml hai lần, cùng một mã băm
    + manifest-sha256.txt kê data/to-trinh.xml một lần
    - manifest-sha256.txt lists data/to-trinh.xml twice, with one digest
    + manifest-sha256.txt lists data/to-trinh.xml once

    BAG-226
    - manifest-sha256.txt kê data/to-trinh.xml hai lần với hai mã băm khác nhau
    + manifest-sha256.txt kê data/to-trinh.xml một lần, đúng mã băm
    - manifest-sha256.txt lists data/to-trinh.xml twice, with two digests
    + manifest-sha256.txt lists data/to-trinh.xml once, with its digest

    BAG-227
    - manifest-sha256.txt kê hai tệp, manifest-sha512.txt kê một
    + Hai bảng kê ghi cùng hai tệp
    - manifest-sha256.txt lists two files, manifest-sha512.txt one
    + Both manifests list the same two files

    BAG-228
    - tagmanifest-sha256.txt kê bagit.txt mà không kê manifest-sha256.txt
    + tagmanifest-sha256.txt kê cả manifest-sha256.txt
    - tagmanifest-sha256.txt lists bagit.txt and not manifest-sha256.txt
    + tagmanifest-sha256.txt lists manifest-sha256.txt too

    BAG-229
    - tagmanifest-sha256.txt kê cả tagmanifest-sha512.txt
    + Không bảng kê tệp quản lý nào kê bảng kê tệp quản lý
    - tagmanifest-sha256.txt lists tagmanifest-sha512.txt
    + No tag manifest lists a tag manifest

    BAG-230
    - manifest-sha256.txt: 2c26b46b…e7ae data/../../to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae data/../../to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-231
    - manifest-sha256.txt: 2c26b46b…e7ae /data/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae /data/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-232
    - manifest-sha256.txt: 2c26b46b…e7ae ~/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae ~/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-233
    - manifest-sha256.txt: 2c26b46b…e7ae C:\data\to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae C:\data\to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-234
    - manifest-sha256.txt: 2c26b46b…e7ae data//to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae data//to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-235
    - manifest-sha256.txt kê cả bagit.txt
    + manifest-sha256.txt chỉ kê tệp trong data/; bagit.txt do tagmanifest-sha256.txt kê
    - manifest-sha256.txt lists bagit.txt
    + manifest-sha256.txt lists what is in data/; bagit.txt stands in tagmanifest-sha256.txt

    BAG-236
    - tagmanifest-sha256.txt kê data/to-trinh.xml
    + data/to-trinh.xml do manifest-sha256.txt kê
    - tagmanifest-sha256.txt lists data/to-trinh.xml
    + data/to-trinh.xml stands in manifest-sha256.txt

    BAG-237
    - manifest-sha256.txt: 2c26b46b…e7ae ./data/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml
    - manifest-sha256.txt: 2c26b46b…e7ae ./data/to-trinh.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/to-trinh.xml

    BAG-240
    - Trong data/ có ghi-chu.txt, bảng kê không có
    + Mọi tệp trong data/ đều có trong bảng kê
    - data/ has a file ghi-chu.txt that is not listed
    + All files in data/ are listed

    BAG-241
    - Bảng kê có data/to-trinh.xml, trong túi thì không
    + Túi có đủ mọi tệp trong bảng kê
    - The manifest lists data/to-trinh.xml, and it is not there
    + All files that are listed are there

    BAG-242
    - data/to-trinh.xml bị sửa sau khi đóng túi: mã băm không còn khớp
    + data/to-trinh.xml nguyên như lúc đóng túi
    - data/to-trinh.xml was changed after the bag was made: its digest differs
    + data/to-trinh.xml as it was when the bag was made

    BAG-243
    - tagmanifest-sha256.txt kê bag-info.txt, trong túi thì không có
    + bag-info.txt còn nguyên trong túi
    - tagmanifest-sha256.txt lists bag-info.txt, and it is not there
    + bag-info.txt is there

    BAG-244
    - bag-info.txt bị sửa sau khi đóng túi: mã băm không còn khớp
    + bag-info.txt nguyên như lúc đóng túi
    - bag-info.txt was changed after the bag was made: its digest differs
    + bag-info.txt as it was when the bag was made

    BAG-245
    - data/to-trinh.xml là liên kết trỏ tới tệp khác
    + data/to-trinh.xml là chính tệp đó
    - data/to-trinh.xml is a link to another file
    + data/to-trinh.xml is the file itself

    BAG-246
    - Không có quyền đọc data/to-trinh.xml, hoặc ổ đĩa lỗi
    + data/to-trinh.xml đọc được đến hết
    - data/to-trinh.xml may not be read, or the disk fails
    + data/to-trinh.xml can be read to its end

    BAG-250
    - bag-info.txt: Văn phòng HĐND tỉnh (không có nhãn và dấu hai chấm)
    + bag-info.txt: Source-Organization: Văn phòng HĐND tỉnh
    - bag-info.txt: Văn phòng HĐND tỉnh (no label, no colon)
    + bag-info.txt: Source-Organization: Văn phòng HĐND tỉnh

    BAG-251
    - bag-info.txt: Payload-Oxum: 12 KB
    + bag-info.txt: Payload-Oxum: 12288.3
    - bag-info.txt: Payload-Oxum: 12 KB
    + bag-info.txt: Payload-Oxum: 12288.3

    BAG-252
    - bag-info.txt ghi Payload-Oxum: 12288.3, trong data/ có 12290 byte, 3 tệp
    + bag-info.txt ghi Payload-Oxum: 12290.3
    - bag-info.txt says Payload-Oxum: 12288.3; data/ has 12290 bytes in 3 files
    + bag-info.txt says Payload-Oxum: 12290.3

    BAG-253
    - bag-info.txt có hai dòng Payload-Oxum
    + bag-info.txt có một dòng Payload-Oxum
    - bag-info.txt has two lines Payload-Oxum
    + bag-info.txt has one line Payload-Oxum

    BAG-260
    - fetch.txt: https://vp.example/to-trinh.xml data/to-trinh.xml (thiếu độ dài)
    + fetch.txt: https://vp.example/to-trinh.xml 4096 data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml data/to-trinh.xml (no length)
    + fetch.txt: https://vp.example/to-trinh.xml 4096 data/to-trinh.xml

    BAG-261
    - fetch.txt: vp.example/to-trinh.xml 4096 data/to-trinh.xml (thiếu https://)
    + fetch.txt: https://vp.example/to-trinh.xml 4096 data/to-trinh.xml
    - fetch.txt: vp.example/to-trinh.xml 4096 data/to-trinh.xml (no https://)
    + fetch.txt: https://vp.example/to-trinh.xml 4096 data/to-trinh.xml

    BAG-262
    - fetch.txt ghi data/to-trinh.xml dài 4096 byte, tệp đã tải dài 4100
    + Tệp đã tải dài đúng 4096 byte
    - fetch.txt says that data/to-trinh.xml has 4096 bytes; what was fetched has 4100
    + What was fetched has 4096 bytes

    BAG-263
    - fetch.txt ghi data/to-trinh.xml hai lần
    + fetch.txt ghi data/to-trinh.xml một lần
    - fetch.txt names data/to-trinh.xml twice
    + fetch.txt names data/to-trinh.xml once

    BAG-264
    - fetch.txt ghi data/to-trinh.xml, không bảng kê nào có tệp này
    + manifest-sha256.txt cũng kê data/to-trinh.xml
    - fetch.txt names data/to-trinh.xml, and no manifest lists it
    + manifest-sha256.txt lists data/to-trinh.xml too

    BAG-265
    - data/to-trinh.xml mới có trong fetch.txt, chưa tải về
    + data/to-trinh.xml đã tải về
    - data/to-trinh.xml stands in fetch.txt and was not fetched
    + data/to-trinh.xml was fetched

    BAG-266
    - fetch.txt: https://vp.example/bag-info.txt - bag-info.txt
    + fetch.txt chỉ ghi tệp trong data/
    - fetch.txt: https://vp.example/bag-info.txt - bag-info.txt
    + fetch.txt names files in data/ only

    BAG-270
    - fetch.txt: https://vp.example/to-trinh.xml - data/../../to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml - data/../../to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml

    BAG-271
    - fetch.txt: https://vp.example/to-trinh.xml - /data/to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml - /data/to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml

    BAG-272
    - fetch.txt: https://vp.example/to-trinh.xml - ~/to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml - ~/to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml

    BAG-273
    - fetch.txt: https://vp.example/to-trinh.xml - C:\data\to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml - C:\data\to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml

    BAG-274
    - fetch.txt: https://vp.example/to-trinh.xml - data//to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml
    - fetch.txt: https://vp.example/to-trinh.xml - data//to-trinh.xml
    + fetch.txt: https://vp.example/to-trinh.xml - data/to-trinh.xml

    BAG-280
    - data/to-trinh.xml và data/To-Trinh.xml
    + data/to-trinh.xml và data/to-trinh-2.xml
    - data/to-trinh.xml and data/To-Trinh.xml
    + data/to-trinh.xml and data/to-trinh-2.xml

    BAG-281
    - Hai tệp cùng đọc là data/tờ-trình.xml, một tệp gõ dấu rời, một tệp gõ dấu liền
    + data/tờ-trình.xml và data/tờ-trình-2.xml
    - Two files that both read data/tờ-trình.xml, one with its accents apart
    + data/tờ-trình.xml and data/tờ-trình-2.xml

    BAG-282
    - data/.DS_Store (máy Mac tự tạo), data/Thumbs.db (Windows tự tạo)
    + data/ chỉ có tài liệu
    - data/.DS_Store (made by a Mac), data/Thumbs.db (made by Windows)
    + data/ holds documents only

    BAG-283
    - data/to-trinh?.xml
    + data/to-trinh.xml
    - data/to-trinh?.xml
    + data/to-trinh.xml

    BAG-284
    - manifest-sha256.txt: 2c26b46b…e7ae data/100%.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/100%25.xml
    - manifest-sha256.txt: 2c26b46b…e7ae data/100%.xml
    + manifest-sha256.txt: 2c26b46b…e7ae data/100%25.xml

    BAG-290
    - manifest-sha256.txt dài 100 MB
    + manifest-sha256.txt dài 20 MB, hoặc chia thành nhiều túi
    - manifest-sha256.txt has 100 MB
    + manifest-sha256.txt has 20 MB, or there are several bags

    BAG-291
    - Túi có 300.000 tệp
    + Chia thành hai túi, mỗi túi 150.000 tệp
    - A bag of 300,000 files
    + Two bags of 150,000 files each

    BAG-292
    - data/ có 100 thư mục lồng nhau
    + data/ có vài tầng thư mục
    - data/ has 100 folders, one within the other
    + data/ has a few levels of folders

    BAG-293
    - Túi có hơn 10.000 lỗi: 10.000 lỗi đầu được kể, phần còn lại thì không
    + Mọi lỗi của túi đều được kể
    - A bag with more than 10,000 faults: the first 10,000 are told, the others are not
    + All faults of the bag are told
    """#
}
