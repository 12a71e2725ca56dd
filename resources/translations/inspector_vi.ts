<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
<context>
    <name>AboutPart</name>
    <message>
        <source>For teams that inspect administrative reform. Works offline; sends nothing anywhere.</source>
        <translation>Chương trình dành cho các đoàn kiểm tra cải cách hành chính. Làm việc không cần mạng, không gửi dữ liệu đi đâu.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Log files</source>
        <translation>Tệp nhật ký chương trình</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Document fonts</source>
        <translation>Phông chữ văn bản</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Biểu tượng</translation>
    </message>
</context>
<context>
    <name>AdmitDialog</name>
    <message>
        <source>Admit a laptop</source>
        <translation>Kết nạp máy</translation>
    </message>
    <message>
        <source>Admit and write the package</source>
        <translation>Kết nạp và ghi gói</translation>
    </message>
    <message>
        <source>{person} asks to join; the request was made on {when}.</source>
        <translation>{person} xin tham gia đoàn; đề nghị lập lúc {when}.</translation>
    </message>
    <message>
        <source>Call the person and let them read the words on their screen aloud: all must be the same.</source>
        <translation>Hãy gọi cho người đó và nhờ đọc to các từ trên màn hình của họ: phải giống hệt các từ dưới đây.</translation>
    </message>
    <message>
        <source>I have compared the words; all are the same</source>
        <translation>Đã đối chiếu, tất cả các từ giống nhau</translation>
    </message>
    <message>
        <source>Or type or scan what the other screen shows</source>
        <translation>Hoặc gõ hay quét nội dung trên màn hình kia</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>a new person: {name}</source>
        <translation>người mới: {name}</translation>
    </message>
    <message>
        <source>Person in the list of people</source>
        <translation>Người trong danh sách</translation>
    </message>
    <message>
        <source>Write the admission package to</source>
        <translation>Ghi gói kết nạp vào</translation>
    </message>
    <message>
        <source>Choose the stick or folder…</source>
        <translation>Chọn USB hoặc thư mục…</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói dữ liệu</translation>
    </message>
</context>
<context>
    <name>Admitter</name>
    <message>
        <source>Open the request of the laptop</source>
        <translation>Mở đề nghị tham gia của máy</translation>
    </message>
    <message>
        <source>Requests and packages</source>
        <translation>Đề nghị và gói dữ liệu</translation>
    </message>
    <message>
        <source>Writing the admission package</source>
        <translation>Đang ghi gói kết nạp</translation>
    </message>
</context>
<context>
    <name>AloneView</name>
    <message>
        <source>Make the recovery sheet…</source>
        <translation>Lập phiếu khôi phục…</translation>
    </message>
    <message>
        <source>Admit a laptop…</source>
        <translation>Kết nạp máy…</translation>
    </message>
    <message>
        <source>The program works on this laptop alone, and nothing needs to be done here then. When several people inspect, each works on a laptop of their own without a network; a stick or a mail carries packages from one to the other. Nothing is lost and nothing is overruled in silence: what two people wrote differently is shown to you, and you decide.</source>
        <translation>Phần mềm đang chạy trên riêng máy này; nếu chỉ dùng một máy thì không cần làm gì ở đây. Khi nhiều người cùng kiểm tra, mỗi người làm trên máy của mình, không cần mạng; USB hoặc thư điện tử mang gói dữ liệu từ máy này sang máy kia. Không nội dung nào bị mất hay bị ghi đè âm thầm: chỗ nào hai người ghi khác nhau sẽ hiện ra để Trưởng đoàn quyết định.</translation>
    </message>
    <message>
        <source>1. Make the recovery sheet of the team</source>
        <translation>1. Lập phiếu khôi phục quyền Trưởng đoàn</translation>
    </message>
    <message>
        <source>A code on paper that makes another laptop the lead&apos;s, should this one be lost.</source>
        <translation>Mã in trên giấy để chuyển vai trò Trưởng đoàn sang máy khác nếu máy này bị mất hoặc hỏng.</translation>
    </message>
    <message>
        <source>2. Admit the first member</source>
        <translation>2. Kết nạp thành viên đầu tiên</translation>
    </message>
    <message>
        <source>The member starts the program on their laptop, chooses “Join a team” and sends you the request that is made there. Open it here.</source>
        <translation>Thành viên mở phần mềm trên máy của mình, chọn “Tham gia đoàn” rồi gửi cho bạn tệp đề nghị vừa lập. Mở tệp đó tại đây.</translation>
    </message>
    <message>
        <source>Working on several laptops</source>
        <translation>Làm việc trên nhiều máy</translation>
    </message>
    <message>
        <source>made on {when}</source>
        <translation>đã lập {when}</translation>
    </message>
    <message>
        <source>to be made anew</source>
        <translation>phải lập lại</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>not assigned yet</source>
        <translation>chưa phân công</translation>
    </message>
    <message>
        <source>Team or sub-team</source>
        <translation>Đoàn, tổ</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>Người phụ trách</translation>
    </message>
    <message>
        <source>Others may still record at the unit: they are warned, not locked out.</source>
        <translation>Người khác vẫn ghi được kết quả tại đơn vị; chương trình chỉ nhắc, không khóa.</translation>
    </message>
    <message>
        <source>Assign {count} units</source>
        <translation>Phân công {count} đơn vị</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Phân công</translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>Worth a look</source>
        <translation>Cần để ý</translation>
    </message>
    <message>
        <source>Let it count after all…</source>
        <translation>Cho áp dụng phần này…</translation>
    </message>
    <message>
        <source>{count} actions are applied. Send a package so that the others know.</source>
        <translation>Đã cho áp dụng {count} mục. Hãy gửi gói để các máy khác biết.</translation>
    </message>
    <message>
        <source>{count} actions are applied, {rest} stay kept apart. Send a package so that the others know.</source>
        <translation>Đã cho áp dụng {count} mục, {rest} mục vẫn tạm giữ. Hãy gửi gói để các máy khác biết.</translation>
    </message>
</context>
<context>
    <name>AuthoritiesDialog</name>
    <message>
        <source>Trusted certification authorities</source>
        <translation>Tổ chức chứng thực tin cậy</translation>
    </message>
    <message>
        <source>A signature counts as that of the person named in it when its certificate was issued by one of these. The team lead decides which.</source>
        <translation>Chữ ký số được coi là của người có tên trong đó khi chứng thư số do một trong các tổ chức dưới đây cấp. Trưởng đoàn quyết định tin cậy tổ chức nào.</translation>
    </message>
    <message>
        <source>Add a certificate…</source>
        <translation>Thêm chứng thư…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Chứng thư số</translation>
    </message>
    <message>
        <source>Certificate of an authority</source>
        <translation>Chứng thư số của tổ chức chứng thực</translation>
    </message>
    <message>
        <source>{name}, valid until {day}. Compare this fingerprint (SHA-256) with the one the authority publishes: {fingerprint}</source>
        <translation>{name}, hết hạn ngày {day}. Hãy so dấu vân tay (SHA-256) sau đây với dấu vân tay do tổ chức đó công bố: {fingerprint}</translation>
    </message>
    <message>
        <source>Trust this authority?</source>
        <translation>Tin cậy tổ chức này?</translation>
    </message>
    <message>
        <source>It is the same: trust it</source>
        <translation>Trùng khớp, tin cậy</translation>
    </message>
    <message>
        <source>Until one is added, signatures are checked, but who signed stays uncertain.</source>
        <translation>Khi chưa có tổ chức nào, chữ ký số vẫn được kiểm tra nhưng chưa khẳng định được ai là người ký.</translation>
    </message>
    <message>
        <source>No authority is trusted yet</source>
        <translation>Chưa có tổ chức chứng thực nào được tin cậy</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>hết hạn ngày {day}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Recorded by mistake…</source>
        <translation>Ghi nhầm là đã ký…</translation>
    </message>
    <message>
        <source>Supplementary minutes…</source>
        <translation>Biên bản bổ sung…</translation>
    </message>
    <message>
        <source>Go to the round</source>
        <translation>Đến đợt kiểm tra</translation>
    </message>
    <message>
        <source>To where the round is reopened; the team lead may</source>
        <translation>Mở trang của đợt, nơi Trưởng đoàn mở lại đợt</translation>
    </message>
    <message>
        <source>The round is closed: the sheet is read only until the round is reopened.</source>
        <translation>Đợt kiểm tra đã kết thúc: bảng chấm điểm chỉ để xem cho đến khi mở lại đợt.</translation>
    </message>
    <message>
        <source>{state}: the unit is not inspected in this round, so nothing is recorded here.</source>
        <translation>{state}: đơn vị không được kiểm tra trong đợt này nên không ghi gì ở đây.</translation>
    </message>
    <message>
        <source>The minutes were signed on {day} and the round is closed, so this can only be read; to put something right, the team lead reopens the round, then supplementary minutes are made.</source>
        <translation>Biên bản đã ký ngày {day}, đợt đã kết thúc nên chỉ còn để xem; muốn đính chính thì Trưởng đoàn mở lại đợt, rồi lập biên bản bổ sung.</translation>
    </message>
    <message>
        <source>The minutes signed on {day} are being put right: what you change goes into supplementary minutes.</source>
        <translation>Đang đính chính biên bản đã ký ngày {day}: mọi nội dung sửa đều được đưa vào biên bản bổ sung.</translation>
    </message>
    <message>
        <source>The minutes were signed on {day}: the sheet is read only. Corrections go into supplementary minutes.</source>
        <translation>Biên bản đã ký ngày {day}: bảng chấm điểm chỉ còn để xem. Nội dung cần đính chính ghi vào biên bản bổ sung.</translation>
    </message>
</context>
<context>
    <name>BasesPart</name>
    <message>
        <source>Cite earlier</source>
        <translation>Viện dẫn trước</translation>
    </message>
    <message>
        <source>Cite later</source>
        <translation>Viện dẫn sau</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>Chọn trong danh sách…</translation>
    </message>
    <message>
        <source>New document…</source>
        <translation>Văn bản mới…</translation>
    </message>
    <message>
        <source>Cited in full as</source>
        <translation>Viện dẫn đầy đủ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>TT</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>No basis is recorded yet</source>
        <translation>Chưa ghi căn cứ nào</translation>
    </message>
    <message>
        <source>Reports and minutes begin with these documents: programmes, plans, decisions.</source>
        <translation>Báo cáo và biên bản mở đầu bằng các văn bản này: chương trình, kế hoạch, quyết định.</translation>
    </message>
</context>
<context>
    <name>BeginSupplementDialog</name>
    <message>
        <source>Supplementary minutes</source>
        <translation>Biên bản bổ sung</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Lập biên bản bổ sung</translation>
    </message>
    <message>
        <source>The signed minutes stay as they are. The sheet can be written again, and whatever you change is listed in the supplementary minutes with the old and the new value.</source>
        <translation>Biên bản đã ký được giữ nguyên. Bảng chấm điểm mở lại để sửa; mỗi nội dung sửa được ghi vào biên bản bổ sung kèm nội dung cũ và nội dung mới.</translation>
    </message>
    <message>
        <source>Reason, printed in the minutes</source>
        <translation>Lý do (in trong biên bản)</translation>
    </message>
    <message>
        <source>Day of the meeting (needed to sign)</source>
        <translation>Ngày làm việc (cần có khi ký)</translation>
    </message>
    <message>
        <source>Place, if another one</source>
        <translation>Địa điểm (nếu khác)</translation>
    </message>
    <message>
        <source>The sheet can be written: every change goes into the minutes.</source>
        <translation>Bảng chấm điểm đã mở để sửa; mọi thay đổi được ghi vào biên bản bổ sung.</translation>
    </message>
</context>
<context>
    <name>BlockBars</name>
    <message>
        <source>passing</source>
        <translation>đạt</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>không đạt</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>chưa kiểm tra</translation>
    </message>
    <message>
        <source>{name}: {passing} passing, {failing} failing, {waiting} not inspected</source>
        <translation>{name}: {passing} đạt, {failing} không đạt, {waiting} chưa kiểm tra</translation>
    </message>
</context>
<context>
    <name>BodyPart</name>
    <message>
        <source>Letterhead and symbols of documents</source>
        <translation>Đầu văn bản và ký hiệu</translation>
    </message>
    <message>
        <source>Add a signer</source>
        <translation>Thêm người ký</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Thể thức ký</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>Nobody signs yet</source>
        <translation>Chưa có người ký</translation>
    </message>
    <message>
        <source>Add who signs reports and minutes: authority, capacity, position.</source>
        <translation>Thêm thể thức ký báo cáo, biên bản: quyền hạn, tư cách, chức vụ.</translation>
    </message>
    <message>
        <source>Add the first signer</source>
        <translation>Thêm người ký đầu tiên</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại văn bản</translation>
    </message>
    <message>
        <source>Without limit</source>
        <translation>Không giới hạn</translation>
    </message>
    <message>
        <source>for example: KT. CHỦ TỊCH</source>
        <translation>ví dụ: KT. CHỦ TỊCH</translation>
    </message>
    <message>
        <source>for example: TRƯỞNG ĐOÀN</source>
        <translation>ví dụ: TRƯỞNG ĐOÀN</translation>
    </message>
    <message>
        <source>for example: PHÓ CHỦ TỊCH</source>
        <translation>ví dụ: PHÓ CHỦ TỊCH</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>The signer was removed.</source>
        <translation>Đã xóa người ký.</translation>
    </message>
</context>
<context>
    <name>CataloguesPart</name>
    <message>
        <source>Add an entry</source>
        <translation>Thêm mục</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>đang dùng</translation>
    </message>
    <message>
        <source>no longer valid</source>
        <translation>hết hiệu lực</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>chưa có hiệu lực</translation>
    </message>
    <message>
        <source>Usually found with</source>
        <translation>Đối tượng thường gặp</translation>
    </message>
    <message>
        <source>Usual block</source>
        <translation>Khối thường dùng</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Usual legal basis</source>
        <translation>Căn cứ thường dùng</translation>
    </message>
</context>
<context>
    <name>ChangedTree</name>
    <message>
        <source>Units that change</source>
        <translation>Các đơn vị thay đổi</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>Dòng {row}</translation>
    </message>
    <message>
        <source>Another name: is the code right?</source>
        <translation>Đổi tên đơn vị: hãy kiểm tra mã</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Nothing is missing</source>
        <translation>Không còn thiếu nội dung nào</translation>
    </message>
    <message>
        <source>The document can be issued as it is.</source>
        <translation>Có thể phát hành văn bản.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Inspect the next unit</source>
        <translation>Kiểm tra đơn vị tiếp theo</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Đợt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Khối</translation>
    </message>
    <message>
        <source>No unit is to be inspected this year yet</source>
        <translation>Năm này chưa có đơn vị nào thuộc diện kiểm tra</translation>
    </message>
    <message>
        <source>Make a round and choose its units first; then each unit has its sheet here.</source>
        <translation>Trước hết hãy lập đợt kiểm tra và chọn đơn vị; mỗi đơn vị sẽ có một bảng chấm điểm tại đây.</translation>
    </message>
    <message>
        <source>Make a round</source>
        <translation>Lập đợt kiểm tra</translation>
    </message>
    <message>
        <source>Inspection at the unit – year {year}</source>
        <translation>Kiểm tra tại đơn vị năm {year}</translation>
    </message>
    <message>
        <source>{count} under way</source>
        <translation>{count} đang kiểm tra</translation>
    </message>
    <message>
        <source>{count} assigned to you</source>
        <translation>{count} phân công cho bạn</translation>
    </message>
    <message>
        <source>{count} replaced, not counted</source>
        <translation>{count} đã thay thế, không tính</translation>
    </message>
    <message>
        <source>All rounds</source>
        <translation>Mọi đợt</translation>
    </message>
    <message>
        <source>All blocks</source>
        <translation>Mọi khối</translation>
    </message>
    <message>
        <source>No unit is waiting for you. Another one, or one that was put off, is opened from the list.</source>
        <translation>Không còn đơn vị nào chờ bạn kiểm tra. Đơn vị khác hoặc đơn vị hoãn thì mở từ danh sách.</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Phân công cho tôi</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>Chưa kiểm tra</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Đã kiểm tra</translation>
    </message>
    <message>
        <source>Passing</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Không đạt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Phân công</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>Đã chấm</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Round {ordinal}</source>
        <translation>Đợt {ordinal}</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (bạn)</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close {round}</source>
        <translation>Kết thúc {round}</translation>
    </message>
    <message>
        <source>Looking for what is missing…</source>
        <translation>Đang kiểm tra còn thiếu gì…</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Close the round</source>
        <translation>Kết thúc đợt</translation>
    </message>
    <message>
        <source>The round cannot be closed yet: {count} things are missing.</source>
        <translation>Chưa thể kết thúc đợt: còn thiếu {count} việc.</translation>
    </message>
    <message>
        <source>Nothing stops the closing. Look at the notes below before.</source>
        <translation>Có thể kết thúc đợt. Hãy xem các lưu ý dưới đây trước khi kết thúc.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Không còn thiếu gì.</translation>
    </message>
    <message>
        <source>A closed round can only be read; the team lead may reopen it.</source>
        <translation>Đợt đã kết thúc chỉ xem được; Trưởng đoàn có thể mở lại.</translation>
    </message>
    <message>
        <source>A closed round can only be read: minutes that are signed afterwards can be recorded as signed only once the team lead has reopened it.</source>
        <translation>Đợt đã kết thúc chỉ xem được: biên bản ký sau đó chỉ ghi nhận được khi trưởng đoàn mở lại đợt.</translation>
    </message>
    <message>
        <source>The round is closed.</source>
        <translation>Đã kết thúc đợt kiểm tra.</translation>
    </message>
</context>
<context>
    <name>ConcludeDialog</name>
    <message>
        <source>Conclude the inspection</source>
        <translation>Kết luận kiểm tra</translation>
    </message>
    <message>
        <source>As the rule says</source>
        <translation>Kết luận theo quy tắc của đợt</translation>
    </message>
    <message>
        <source>I conclude: passing</source>
        <translation>Đoàn kiểm tra kết luận: đạt</translation>
    </message>
    <message>
        <source>I conclude: failing</source>
        <translation>Đoàn kiểm tra kết luận: không đạt</translation>
    </message>
    <message>
        <source>Reason for deciding otherwise</source>
        <translation>Lý do kết luận khác với quy tắc</translation>
    </message>
    <message>
        <source>Reason, printed in the minutes</source>
        <translation>Lý do (in trong biên bản)</translation>
    </message>
    <message>
        <source>points on the scale of 100</source>
        <translation>điểm, theo thang 100</translation>
    </message>
    <message>
        <source>What the round&apos;s pass rule says</source>
        <translation>Theo quy tắc đạt của đợt</translation>
    </message>
    <message>
        <source>Conclude</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>cannot be concluded yet</source>
        <translation>chưa đủ cơ sở kết luận</translation>
    </message>
    <message>
        <source>Every condition of the rule is met.</source>
        <translation>Đủ các điều kiện của quy tắc đạt.</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>Still missing ({count})</source>
        <translation>Còn thiếu ({count})</translation>
    </message>
    <message>
        <source>To be recorded before anything can be concluded:</source>
        <translation>Phải ghi xong mới kết luận được:</translation>
    </message>
    <message>
        <source>You can conclude now; the minutes are neither issued nor signed while: {lacks}.</source>
        <translation>Vẫn kết luận được; biên bản chưa phát hành, chưa ký được vì {lacks}.</translation>
    </message>
    <message>
        <source>The inspection is concluded.</source>
        <translation>Đã ghi kết luận kiểm tra.</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Seen: keep what was changed</source>
        <translation>Đã xem, giữ nguyên thay đổi</translation>
    </message>
    <message>
        <source>Decide otherwise</source>
        <translation>Chọn lại</translation>
    </message>
    <message>
        <source>Open the unit</source>
        <translation>Mở đơn vị</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>đã chọn</translation>
    </message>
    <message>
        <source>Keep it, with this change</source>
        <translation>Giữ lại, theo bản này</translation>
    </message>
    <message>
        <source>Put it into the bin</source>
        <translation>Bỏ mục này vào thùng rác</translation>
    </message>
    <message>
        <source>Choose this conclusion</source>
        <translation>Chọn kết luận này</translation>
    </message>
    <message>
        <source>Choose this version</source>
        <translation>Chọn bản này</translation>
    </message>
    <message>
        <source>To be written: {text}</source>
        <translation>Sẽ ghi: {text}</translation>
    </message>
    <message>
        <source>Chosen: what was changed is kept</source>
        <translation>Đã chọn: giữ nguyên thay đổi</translation>
    </message>
    <message>
        <source>Chosen: {text}</source>
        <translation>Đã chọn: {text}</translation>
    </message>
    <message>
        <source>Another text or figure</source>
        <translation>Nội dung hoặc số khác</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Or write something else</source>
        <translation>Hoặc ghi nội dung khác</translation>
    </message>
</context>
<context>
    <name>ConflictsPart</name>
    <message>
        <source>Conflicts</source>
        <translation>Mâu thuẫn</translation>
    </message>
    <message>
        <source>Decide many at once</source>
        <translation>Quyết định nhiều mục</translation>
    </message>
    <message>
        <source>{count} to be decided</source>
        <translation>{count} mục chờ quyết định</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>Không có mâu thuẫn</translation>
    </message>
    <message>
        <source>Where two people write one thing differently, both versions are kept and shown here to decide.</source>
        <translation>Khi hai người ghi khác nhau ở cùng một chỗ, cả hai bản được giữ và hiện ở đây để quyết định.</translation>
    </message>
    <message>
        <source>conflict {number} of {count}</source>
        <translation>{number}/{count} mâu thuẫn</translation>
    </message>
    <message>
        <source>All: the latest version ({count})</source>
        <translation>Tất cả: lấy bản ghi sau cùng ({count})</translation>
    </message>
    <message>
        <source>All as the minutes were signed ({count})</source>
        <translation>Mọi bản đúng như biên bản đã ký ({count})</translation>
    </message>
    <message>
        <source>All versions of {machine} ({count})</source>
        <translation>Lấy mọi bản của {machine} ({count})</translation>
    </message>
    <message>
        <source>In {count} conflicts the version that was written last is chosen.</source>
        <translation>Chọn bản ghi sau cùng ở {count} mâu thuẫn.</translation>
    </message>
    <message>
        <source>In {count} conflicts the version with which the minutes were signed is chosen.</source>
        <translation>Ở {count} mâu thuẫn, bản đúng như biên bản đã ký được chọn.</translation>
    </message>
    <message>
        <source>In {count} conflicts the version of {machine} is chosen.</source>
        <translation>Chọn bản của {machine} ở {count} mâu thuẫn.</translation>
    </message>
    <message>
        <source>The other versions stay in the journal; this can be undone.</source>
        <translation>Các bản kia vẫn còn trong nhật ký; có thể hoàn tác.</translation>
    </message>
    <message>
        <source>Decide {count} conflicts</source>
        <translation>Quyết định {count} mâu thuẫn</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Parts of the sheet</source>
        <translation>Các phần của bảng chấm điểm</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program stopped last time</source>
        <translation>Lần trước chương trình đã dừng đột ngột</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Chương trình gặp lỗi</translation>
    </message>
    <message>
        <source>It ended suddenly. Everything that had been saved is kept.</source>
        <translation>Chương trình đã kết thúc bất ngờ. Mọi nội dung đã lưu vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>The last action was not carried out. Everything that had been saved is kept; you can go on.</source>
        <translation>Thao tác vừa rồi chưa thực hiện được. Mọi nội dung đã lưu vẫn còn nguyên; bạn có thể tiếp tục làm việc.</translation>
    </message>
    <message>
        <source>Please copy the report and send it to the person who looks after the program.</source>
        <translation>Hãy sao chép bản báo lỗi dưới đây và gửi cho người phụ trách chương trình.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bản báo lỗi</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Sao chép bản báo lỗi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Đã sao chép.</translation>
    </message>
</context>
<context>
    <name>CriteriaModel</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Tiêu chí</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Tối đa</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>Tự chấm</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>đã chấm xong</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>còn thiếu nội dung</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>chưa lưu được</translation>
    </message>
    <message>
        <source>max {points}</source>
        <translation>tối đa {points}</translation>
    </message>
    <message>
        <source>self {points}</source>
        <translation>tự chấm {points}</translation>
    </message>
    <message>
        <source>Not saved yet: it is saved as soon as the disk takes it.</source>
        <translation>Chưa lưu được: sẽ tự lưu ngay khi ổ đĩa ghi lại được.</translation>
    </message>
    <message>
        <source>Not applicable: {reason}</source>
        <translation>Không áp dụng: {reason}</translation>
    </message>
    <message>
        <source>{count} evidence</source>
        <translation>{count} minh chứng</translation>
    </message>
    <message>
        <source>{count} findings</source>
        <translation>{count} phát hiện</translation>
    </message>
</context>
<context>
    <name>CriteriaView</name>
    <message>
        <source>Criteria of the area</source>
        <translation>Các tiêu chí của lĩnh vực</translation>
    </message>
    <message>
        <source>Does not apply here, so it takes no points; K takes that back.</source>
        <translation>Tiêu chí không áp dụng nên không ghi điểm; bấm K để bỏ “Không áp dụng”.</translation>
    </message>
</context>
<context>
    <name>CriterionPanel</name>
    <message>
        <source>Self score</source>
        <translation>Điểm tự chấm</translation>
    </message>
    <message>
        <source>Assessed score</source>
        <translation>Điểm thẩm định</translation>
    </message>
    <message>
        <source>Reason for the adjustment</source>
        <translation>Lý do điều chỉnh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Không áp dụng</translation>
    </message>
    <message>
        <source>Why it does not apply</source>
        <translation>Lý do không áp dụng</translation>
    </message>
    <message>
        <source>Nothing wrong</source>
        <translation>Đã kiểm tra, không có sai sót</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>Tự chấm</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>Evidence wanted: {list}</source>
        <translation>Minh chứng cần có: {list}</translation>
    </message>
</context>
<context>
    <name>DataPart</name>
    <message>
        <source>This workspace</source>
        <translation>Kho dữ liệu này</translation>
    </message>
    <message>
        <source>Are the data sound?</source>
        <translation>Kiểm tra dữ liệu</translation>
    </message>
    <message>
        <source>Reads everything, verifies the journal and compares it with every table.</source>
        <translation>Đọc toàn bộ dữ liệu, xác minh nhật ký và đối chiếu nhật ký với từng bảng.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Kiểm tra ngay</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>One is made by itself at every start; older ones are thinned out.</source>
        <translation>Mỗi lần mở chương trình tự lập một bản; các bản cũ được giữ thưa dần.</translation>
    </message>
    <message>
        <source>Restore into a folder…</source>
        <translation>Khôi phục ra thư mục…</translation>
    </message>
    <message>
        <source>Save as one file…</source>
        <translation>Lưu thành một tệp…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Journal number</source>
        <translation>Số nhật ký</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>Press “Back up now” to make the first.</source>
        <translation>Bấm “Sao lưu ngay” để lập bản đầu tiên.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Kho mẫu</translation>
    </message>
    <message>
        <source>Working data</source>
        <translation>Kho làm việc</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại kho</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Prefix of numbers</source>
        <translation>Tiền tố số hiệu</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Backed up: {path}</source>
        <translation>Đã sao lưu: {path}</translation>
    </message>
    <message>
        <source>Save as one file</source>
        <translation>Lưu thành một tệp</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Checking the data</source>
        <translation>Đang kiểm tra dữ liệu</translation>
    </message>
    <message>
        <source>Sound: {transactions} transactions, {operations} changes, {media} files of evidence.</source>
        <translation>Dữ liệu nguyên vẹn: {transactions} lần ghi, {operations} thay đổi, {media} tệp minh chứng.</translation>
    </message>
    <message>
        <source>The check found {count} problems.</source>
        <translation>Lần kiểm tra này phát hiện {count} điểm không đúng.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Choose in the calendar (Alt+Down)</source>
        <translation>Chọn trên lịch (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>Year before (Ctrl+Page Up)</source>
        <translation>Năm trước (Ctrl+Page Up)</translation>
    </message>
    <message>
        <source>Month before (Page Up)</source>
        <translation>Tháng trước (Page Up)</translation>
    </message>
    <message>
        <source>Month after (Page Down)</source>
        <translation>Tháng sau (Page Down)</translation>
    </message>
    <message>
        <source>Year after (Ctrl+Page Down)</source>
        <translation>Năm sau (Ctrl+Page Down)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Lịch</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} năm {year}</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>What was changed</source>
        <translation>Nội dung thay đổi</translation>
    </message>
    <message>
        <source>Choose a line on the left to see the values before and after.</source>
        <translation>Chọn một dòng bên trái để xem giá trị trước và sau khi thay đổi.</translation>
    </message>
    <message>
        <source>No. {number} · {time} on {day}</source>
        <translation>Số {number} · {time} ngày {day}</translation>
    </message>
    <message>
        <source>and {count} further records</source>
        <translation>và {count} mục khác</translation>
    </message>
    <message>
        <source>Erase for good by law…</source>
        <translation>Xóa vĩnh viễn theo luật…</translation>
    </message>
    <message>
        <source>(left empty)</source>
        <translation>(để trống)</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Thôi</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>Văn bản mới</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cited as:</source>
        <translation>Viện dẫn:</translation>
    </message>
    <message>
        <source>Plan, decision…</source>
        <translation>Kế hoạch, Quyết định…</translation>
    </message>
    <message>
        <source>about …</source>
        <translation>về …</translation>
    </message>
</context>
<context>
    <name>DocumentLine</name>
    <message>
        <source>Number, date…</source>
        <translation>Ghi số, ngày…</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>Chọn trong danh sách…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
</context>
<context>
    <name>DocumentsDialog</name>
    <message>
        <source>Choose documents</source>
        <translation>Chọn văn bản</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Ctrl+click selects several.</source>
        <translation>Giữ Ctrl và bấm để chọn nhiều văn bản.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>See {count} further things to look at</source>
        <translation>Xem thêm {count} điều cần lưu ý</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>ErasureDialog</name>
    <message>
        <source>Erase for good by law</source>
        <translation>Xóa vĩnh viễn theo luật</translation>
    </message>
    <message>
        <source>I know that this cannot be undone</source>
        <translation>Tôi hiểu việc này không hoàn tác được</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Xóa vĩnh viễn</translation>
    </message>
    <message>
        <source>For what the law says must not be kept, such as personal data. The value and every earlier one are forgotten; the journal keeps only that something was erased, by whom and when. It cannot be undone.</source>
        <translation>Dùng khi luật buộc không được lưu giữ, ví dụ dữ liệu cá nhân. Giá trị hiện tại và mọi giá trị trước đây đều bị quên; nhật ký chỉ còn ghi đã xóa, ai xóa, lúc nào. Không hoàn tác được.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message>
        <source>Add photos, files</source>
        <translation>Thêm ảnh, tệp</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Minh chứng</translation>
    </message>
    <message>
        <source>Drop photos or files here, or paste them with Ctrl+V.</source>
        <translation>Kéo thả ảnh, tệp vào đây hoặc dán bằng Ctrl+V.</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Thêm minh chứng</translation>
    </message>
    <message>
        <source>There is no picture and no file to paste: copy one first.</source>
        <translation>Chưa có ảnh hay tệp nào để dán: hãy sao chép trước rồi dán.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Ảnh dán</translation>
    </message>
    <message>
        <source>The evidence was taken away.</source>
        <translation>Đã bỏ minh chứng.</translation>
    </message>
    <message>
        <source>Look at it, write a caption</source>
        <translation>Xem, ghi chú thích</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Bỏ minh chứng</translation>
    </message>
    <message>
        <source>Evidence ({count})</source>
        <translation>Minh chứng ({count})</translation>
    </message>
    <message>
        <source>{count} files are added as soon as this is recorded.</source>
        <translation>{count} tệp sẽ được đính kèm ngay khi phát hiện được lưu.</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>Không có tệp trên máy này.</translation>
    </message>
</context>
<context>
    <name>EvidenceViewer</name>
    <message>
        <source>Evidence</source>
        <translation>Minh chứng</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Chú thích</translation>
    </message>
    <message>
        <source>Previous piece</source>
        <translation>Minh chứng trước</translation>
    </message>
    <message>
        <source>Next piece</source>
        <translation>Minh chứng sau</translation>
    </message>
    <message>
        <source>Look at the document</source>
        <translation>Xem tài liệu</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản…</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>Mở bằng chương trình khác</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>Không có tệp trên máy này.</translation>
    </message>
    <message>
        <source>No picture of this file.</source>
        <translation>Tệp này không xem được tại đây.</translation>
    </message>
    <message>
        <source>This workspace is protected; other programs need a copy that is not. Choose where to put it, and delete it when it is no longer needed.</source>
        <translation>Kho dữ liệu này được bảo vệ; chương trình khác chỉ mở được bản chưa mã hóa. Hãy chọn nơi lưu và xóa đi khi không cần nữa.</translation>
    </message>
    <message>
        <source>Save a copy that is not encrypted?</source>
        <translation>Lưu một bản chưa mã hóa?</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Chọn nơi lưu…</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu một bản</translation>
    </message>
    <message>
        <source>The copy was saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>Minutes of the inspection</source>
        <translation>Biên bản kiểm tra</translation>
    </message>
    <message>
        <source>Marked as a draft, because something is still missing. Look at this before printing:</source>
        <translation>Bản in ghi là dự thảo vì còn thiếu nội dung. Trước khi in, cần xem:</translation>
    </message>
    <message>
        <source>Look at this before printing:</source>
        <translation>Trước khi in, cần xem:</translation>
    </message>
    <message>
        <source>and {count} more, on the page of reports.</source>
        <translation>và {count} mục nữa, xem ở trang Báo cáo.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Inspected / in scope</source>
        <translation>Đã kiểm tra / thuộc diện</translation>
    </message>
    <message>
        <source>Passing / in scope</source>
        <translation>Đạt / thuộc diện</translation>
    </message>
    <message>
        <source>Violations that must be dealt with</source>
        <translation>Vi phạm đến mức phải xử lý</translation>
    </message>
    <message>
        <source>Recommendations overdue</source>
        <translation>Kiến nghị quá hạn</translation>
    </message>
    <message>
        <source>units · {percent}</source>
        <translation>đơn vị · {percent}</translation>
    </message>
    <message>
        <source>Party bodies · collectives · individuals</source>
        <translation>tổ chức đảng · tập thể · cá nhân</translation>
    </message>
    <message>
        <source>{count} reminders and criticisms</source>
        <translation>{count} nhắc nhở, phê bình</translation>
    </message>
    <message>
        <source>No reminder or criticism</source>
        <translation>Không có nhắc nhở, phê bình</translation>
    </message>
    <message>
        <source>Not final: {count} units are not finished</source>
        <translation>Chưa đủ căn cứ: {count} đơn vị chưa xong</translation>
    </message>
    <message>
        <source>of {count} not finished yet</source>
        <translation>trên {count} chưa khắc phục xong</translation>
    </message>
    <message>
        <source>None is late.</source>
        <translation>Không có kiến nghị quá hạn.</translation>
    </message>
    <message>
        <source>Latest: {unit}, {days} days late</source>
        <translation>Gần nhất: {unit}, chậm {days} ngày</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Every severity</source>
        <translation>Mọi mức độ</translation>
    </message>
    <message>
        <source>Must be dealt with (3 and 4)</source>
        <translation>Phải xử lý (mức 3, 4)</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Every subject</source>
        <translation>Mọi đối tượng</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Every unit</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Find words, old or new values…</source>
        <translation>Tìm…</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Mọi người</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
</context>
<context>
    <name>FindingDialog</name>
    <message>
        <source>Finding</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>Bỏ, không ghi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>The finding is in the bin.</source>
        <translation>Đã bỏ phát hiện vào thùng rác.</translation>
    </message>
</context>
<context>
    <name>FindingEditor</name>
    <message>
        <source>legal basis</source>
        <translation>căn cứ pháp lý</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>minh chứng</translation>
    </message>
    <message>
        <source>Not complete yet: {list} missing. The finding is kept all the same.</source>
        <translation>Chưa đủ: còn thiếu {list}. Phát hiện vẫn được lưu.</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>Criterion</source>
        <translation>Tiêu chí</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Hành vi</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Legal class</source>
        <translation>Diện</translation>
    </message>
    <message>
        <source>Position or office</source>
        <translation>Chức vụ hoặc tên cơ quan, bộ phận</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Nội dung phát hiện</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày xảy ra</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi phát hiện</translation>
    </message>
    <message>
        <source>Needed before minutes are signed and issued</source>
        <translation>Cần có trước khi ký, phát hành biên bản</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Recommended handling</source>
        <translation>Kiến nghị xử lý</translation>
    </message>
    <message>
        <source>Explanation given</source>
        <translation>Giải trình</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Người chứng kiến</translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation>Họ tên (không bắt buộc)</translation>
    </message>
    <message>
        <source>Outcome, as the competent body decided</source>
        <translation>Kết quả xử lý của cơ quan có thẩm quyền</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cơ quan quyết định</translation>
    </message>
    <message>
        <source>Decision number</source>
        <translation>Số quyết định</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>Ngày quyết định</translation>
    </message>
    <message>
        <source>Form of discipline</source>
        <translation>Hình thức xử lý</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Phát hiện mới</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>Bỏ vào thùng rác</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>No finding is recorded this year</source>
        <translation>Năm này chưa ghi phát hiện nào</translation>
    </message>
    <message>
        <source>Findings are raised at the unit (F8 in the scoring sheet) or here. Where nothing was found, record that per area in the unit&apos;s sheet.</source>
        <translation>Phát hiện được ghi ngay tại đơn vị (phím F8 khi chấm điểm) hoặc tại đây. Lĩnh vực không có vi phạm thì ghi kết luận “không phát hiện vi phạm” trong bảng chấm điểm.</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Thùng rác trống</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hiệu</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Nội dung phát hiện</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>đầy đủ</translation>
    </message>
    <message>
        <source>lacks legal basis</source>
        <translation>thiếu căn cứ</translation>
    </message>
    <message>
        <source>lacks evidence</source>
        <translation>thiếu minh chứng</translation>
    </message>
    <message>
        <source>Findings of {year}</source>
        <translation>Phát hiện năm {year}</translation>
    </message>
    <message>
        <source>{all} findings · {serious} must be dealt with</source>
        <translation>{all} phát hiện · {serious} đến mức phải xử lý</translation>
    </message>
    <message>
        <source>The findings chosen are in the bin.</source>
        <translation>Đã bỏ các phát hiện đã chọn vào thùng rác.</translation>
    </message>
    <message>
        <source>The findings chosen are back in the list.</source>
        <translation>Đã khôi phục các phát hiện đã chọn.</translation>
    </message>
</context>
<context>
    <name>FingerprintPanel</name>
    <message>
        <source>Fingerprint as a QR code</source>
        <translation>Dấu vân khóa dạng mã QR</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Đọc to</translation>
    </message>
    <message>
        <source>Read by eye</source>
        <translation>Đối chiếu bằng mắt</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Opened lately</source>
        <translation>Mở gần đây</translation>
    </message>
    <message>
        <source>Inspection of administrative reform</source>
        <translation>Kiểm tra công tác cải cách hành chính</translation>
    </message>
    <message>
        <source>Choose how to begin. Everything works without a network.</source>
        <translation>Chọn cách bắt đầu. Chương trình làm việc hoàn toàn không cần mạng.</translation>
    </message>
    <message>
        <source>Make a new workspace</source>
        <translation>Tạo kho dữ liệu mới</translation>
    </message>
    <message>
        <source>For your body: units, rounds, checklists and reports start here.</source>
        <translation>Dành cho cơ quan của bạn: đơn vị, đợt kiểm tra, chấm điểm và báo cáo bắt đầu từ đây.</translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation>Tham gia đoàn</translation>
    </message>
    <message>
        <source>For members: ask the team lead to admit this laptop, then work here and send packages.</source>
        <translation>Dành cho thành viên: xin Trưởng đoàn kết nạp máy này, rồi làm việc tại đây và gửi gói.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Mở kho dữ liệu đã có</translation>
    </message>
    <message>
        <source>A folder that this program has made on this laptop.</source>
        <translation>Thư mục do chương trình này tạo trên máy.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>From a backup file, into a new folder; nothing that exists is overwritten.</source>
        <translation>Từ tệp sao lưu vào một thư mục mới; không ghi đè dữ liệu đang có.</translation>
    </message>
    <message>
        <source>Look at the Khánh Vĩnh 2019 sample</source>
        <translation>Xem kho mẫu Khánh Vĩnh 2019</translation>
    </message>
    <message>
        <source>34 units, two rounds, 29 units inspected. Try anything: it is only a sample.</source>
        <translation>34 đơn vị, 02 đợt, 29 đơn vị đã kiểm tra. Có thể thử mọi thao tác vì đây chỉ là mẫu.</translation>
    </message>
    <message>
        <source>Do not enter state secrets. The data stay on this laptop; nothing is sent anywhere.</source>
        <translation>Không nhập thông tin thuộc bí mật nhà nước. Dữ liệu chỉ nằm trên máy này và không được gửi đi đâu.</translation>
    </message>
    <message>
        <source>The sample is being made…</source>
        <translation>Đang lập kho mẫu…</translation>
    </message>
</context>
<context>
    <name>FoundingDialog</name>
    <message>
        <source>Folder the data are kept in</source>
        <translation>Thư mục chứa dữ liệu</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Chọn thư mục khác…</translation>
    </message>
    <message>
        <source>Protect the data by a passphrase (recommended)</source>
        <translation>Bảo vệ dữ liệu bằng mật khẩu (nên dùng)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>The workspace was made in {folder}.</source>
        <translation>Đã tạo kho dữ liệu tại {folder}.</translation>
    </message>
</context>
<context>
    <name>HeldByRole</name>
    <message>
        <source>{count} actions kept apart of this laptop are applied, the latest at the top.</source>
        <translation>{count} mục đang tạm giữ của máy này, liệt kê dưới đây, sẽ được áp dụng; mục mới nhất ở trên.</translation>
    </message>
    <message>
        <source>{left} stay kept apart.</source>
        <translation>{left} mục vẫn tạm giữ.</translation>
    </message>
    <message>
        <source>If the laptop was stolen, somebody else may have written this: then admit its user with a new workspace instead.</source>
        <translation>Nếu máy từng bị mất cắp, người khác có thể đã ghi phần này: khi đó hãy kết nạp người dùng với một kho dữ liệu mới.</translation>
    </message>
    <message>
        <source>In this role all that is kept apart of this laptop ({left} actions) stays so.</source>
        <translation>Với vai trò này, toàn bộ phần đang tạm giữ của máy ({left} mục) vẫn tạm giữ.</translation>
    </message>
    <message>
        <source>What would be applied</source>
        <translation>Những mục sẽ được áp dụng</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation>Phím tắt dùng ở mọi trang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>HistoryPart</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>From or for</source>
        <translation>Của ai, cho ai</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation>Xem biên nhận</translation>
    </message>
    <message>
        <source>No packages yet</source>
        <translation>Chưa có gói nào</translation>
    </message>
    <message>
        <source>Every package that is sent or received here is kept in this list, with its receipt.</source>
        <translation>Mọi gói đã gửi hoặc đã nhận trên máy này được ghi ở đây, kèm biên nhận.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a list of units</source>
        <translation>Nhập danh sách đơn vị</translation>
    </message>
    <message>
        <source>Convert it to Unicode, as shown below</source>
        <translation>Chuyển sang Unicode như bản xem trước</translation>
    </message>
    <message>
        <source>Leave it as it stands in the file</source>
        <translation>Giữ nguyên như trong tệp</translation>
    </message>
    <message>
        <source>{count} cells are written in an old encoding (TCVN3 or VNI). What is to be done with them?</source>
        <translation>Có {count} ô viết bằng bảng mã cũ (TCVN3 hoặc VNI). Các ô này được xử lý thế nào?</translation>
    </message>
    <message>
        <source>Leave out the {count} refused rows and take over the others</source>
        <translation>Bỏ qua {count} dòng bị từ chối và nhập các dòng còn lại</translation>
    </message>
    <message>
        <source>Take the {count} heads that look like names for positions all the same (see the notes)</source>
        <translation>Vẫn lấy {count} ô giống họ tên người làm chức vụ người đứng đầu (xem mục Lưu ý)</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>same</source>
        <translation>không đổi</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>bị từ chối</translation>
    </message>
    <message>
        <source>{file}: {count} rows</source>
        <translation>{file}: {count} dòng</translation>
    </message>
    <message>
        <source>Take over {count} units</source>
        <translation>Nhập {count} đơn vị</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Chưa có gì được ghi vào kho dữ liệu.</translation>
    </message>
    <message>
        <source>Decide about the old encoding first.</source>
        <translation>Trước hết hãy chọn cách xử lý bảng mã cũ.</translation>
    </message>
    <message>
        <source>Every row is left out: there is nothing to take over.</source>
        <translation>Mọi dòng đều bị bỏ chọn: không có gì để nhập.</translation>
    </message>
    <message>
        <source>There is nothing to take over: no row is new or changed.</source>
        <translation>Không có gì để nhập: không dòng nào mới hoặc thay đổi.</translation>
    </message>
    <message>
        <source>Mend the refused rows in the file and import it again, or leave them out.</source>
        <translation>Hãy sửa các dòng bị từ chối trong tệp rồi nhập lại, hoặc chọn bỏ qua các dòng đó.</translation>
    </message>
    <message>
        <source>The list was taken over: {new} new units, {changed} changed.</source>
        <translation>Đã nhập danh sách: {new} đơn vị mới, {changed} đơn vị thay đổi.</translation>
    </message>
</context>
<context>
    <name>ImportTables</name>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Old encoding</source>
        <translation>Bảng mã cũ</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Why it cannot be taken over</source>
        <translation>Lý do không nhập được</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Sau khi chuyển</translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>Issue the document</source>
        <translation>Phát hành văn bản</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Chọn nơi lưu tệp…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Recorded in the list of issued documents: number, symbol, date, file name, the file&apos;s hash and the number of the journal it was made from. The text itself can still be changed and issued anew.</source>
        <translation>Sẽ ghi vào danh sách văn bản đã phát hành: số, ký hiệu, ngày, tên tệp, mã kiểm tra của tệp và số nhật ký của dữ liệu đã dùng. Sau đó vẫn sửa lời văn và phát hành lại được.</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>The copy will bear No. {number}/{symbol}, dated {day}.</source>
        <translation>Bản phát hành sẽ ghi: Số {number}/{symbol}, ngày {day}.</translation>
    </message>
    <message>
        <source>Issue it as it is only if what is blank is written on the paper by hand.</source>
        <translation>Chỉ phát hành như vậy nếu chỗ để trống sẽ được ghi tay trên bản giấy.</translation>
    </message>
</context>
<context>
    <name>IssuedPart</name>
    <message>
        <source>Sign…</source>
        <translation>Ký số…</translation>
    </message>
    <message>
        <source>Check a file…</source>
        <translation>Kiểm tra tệp…</translation>
    </message>
    <message>
        <source>Append an electronic signature to a file that was issued</source>
        <translation>Ký số một tệp đã phát hành</translation>
    </message>
    <message>
        <source>Tell whether a PDF file is what was issued; files can be dropped on the page too</source>
        <translation>Cho biết tệp PDF có đúng bản đã phát hành không; cũng có thể kéo thả tệp vào trang này</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Rút…</translation>
    </message>
    <message>
        <source>Choose the issued document to be withdrawn first</source>
        <translation>Hãy chọn văn bản cần rút trong danh sách trước</translation>
    </message>
    <message>
        <source>Already withdrawn: {number}</source>
        <translation>Văn bản số {number} đã được rút</translation>
    </message>
    <message>
        <source>Withdraw {number}, with a reason; it stays in the list as withdrawn</source>
        <translation>Rút văn bản số {number}, có ghi lý do; văn bản vẫn còn trong danh sách, ghi là đã rút</translation>
    </message>
</context>
<context>
    <name>IssuedTable</name>
    <message>
        <source>Number, symbol</source>
        <translation>Số, ký hiệu</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Nothing issued yet</source>
        <translation>Chưa phát hành văn bản nào</translation>
    </message>
    <message>
        <source>An issued document is kept with its number, its hash and the figures it was made from.</source>
        <translation>Văn bản đã phát hành được lưu kèm số, mã băm và số liệu dùng để lập.</translation>
    </message>
    <message>
        <source>no date on it</source>
        <translation>chưa ghi ngày</translation>
    </message>
    <message>
        <source>issued {day}</source>
        <translation>phát hành {day}</translation>
    </message>
    <message>
        <source>signed {count} times</source>
        <translation>đã ký số {count} lần</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã rút</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a team</source>
        <translation>Tham gia đoàn</translation>
    </message>
    <message>
        <source>Make the request</source>
        <translation>Lập đề nghị</translation>
    </message>
    <message>
        <source>The request holds your name and the keys of this laptop, nothing else. The team lead opens it and sends a package back.</source>
        <translation>Tệp đề nghị chỉ gồm họ tên và khóa của máy này. Trưởng đoàn mở tệp và gửi lại gói kết nạp.</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Request for the team lead</source>
        <translation>Tệp đề nghị gửi Trưởng đoàn</translation>
    </message>
    <message>
        <source>The request was written: {file}. Give it to the team lead.</source>
        <translation>Đã lập tệp đề nghị {file}. Hãy đưa tệp này cho Trưởng đoàn.</translation>
    </message>
    <message>
        <source>Choose the stick…</source>
        <translation>Chọn USB…</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Đề nghị tham gia</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Lưu đề nghị tham gia</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Mới hơn</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Cũ hơn</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người thực hiện</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Việc đã làm</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có mục nào</translation>
    </message>
    <message>
        <source>No action matches. Change the words, the person or the days above.</source>
        <translation>Không có thay đổi nào phù hợp. Hãy đổi từ cần tìm, người thực hiện hoặc khoảng ngày ở trên.</translation>
    </message>
    <message>
        <source>Every change is kept, with its author and time.</source>
        <translation>Mọi thay đổi đều được giữ lại, kèm người thực hiện và thời điểm.</translation>
    </message>
    <message>
        <source>{first}–{last} of {total} actions</source>
        <translation>{first}–{last} trong {total} mục</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Undone: {action}</source>
        <translation>Đã hoàn tác: {action}</translation>
    </message>
    <message>
        <source>Done again: {action}</source>
        <translation>Đã làm lại: {action}</translation>
    </message>
    <message>
        <source>The backup was made: {path}</source>
        <translation>Đã sao lưu vào {path}</translation>
    </message>
</context>
<context>
    <name>LedgerPart</name>
    <message>
        <source>Round</source>
        <translation>Đợt</translation>
    </message>
    <message>
        <source>Still missing before the round can be closed</source>
        <translation>Còn thiếu trước khi kết thúc đợt</translation>
    </message>
    <message>
        <source>What the lead has of mine</source>
        <translation>Trưởng đoàn đã nhận gì của tôi</translation>
    </message>
    <message>
        <source>All rounds of {year}</source>
        <translation>Mọi đợt năm {year}</translation>
    </message>
    <message>
        <source>The rounds are closed</source>
        <translation>Đợt đã kết thúc</translation>
    </message>
    <message>
        <source>Nothing: everything that was asked for is here.</source>
        <translation>Không thiếu gì: mọi phần được giao đã có ở đây.</translation>
    </message>
    <message>
        <source>No unit is assigned to anybody yet, so nothing is waited for.</source>
        <translation>Chưa giao đơn vị nào cho ai, nên chưa có gì phải chờ.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Last package</source>
        <translation>Gói gần nhất</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>Ghi gần nhất</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Còn thiếu</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Unlocking code</source>
        <translation>Mã mở khóa dữ liệu</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Mở kho dữ liệu khác…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>Use the unlocking sheet</source>
        <translation>Dùng phiếu mở khóa</translation>
    </message>
    <message>
        <source>Passphrase of this workspace</source>
        <translation>Mật khẩu của kho dữ liệu</translation>
    </message>
    <message>
        <source>Unlocking code, as on the sheet</source>
        <translation>Mã mở khóa, như trên phiếu mở khóa dữ liệu</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Dùng mật khẩu</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>The workspace is being protected…</source>
        <translation>Đang bảo vệ kho dữ liệu…</translation>
    </message>
    <message>
        <source>Everything is encrypted and the plain copies are wiped. Please leave the laptop on.</source>
        <translation>Đang mã hóa toàn bộ và xóa các bản chưa mã hóa. Xin đừng tắt máy.</translation>
    </message>
    <message>
        <source>Protecting the workspace</source>
        <translation>Bảo vệ kho dữ liệu</translation>
    </message>
    <message>
        <source>Protected workspace</source>
        <translation>Kho dữ liệu được bảo vệ</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>Còn nội dung chưa lưu được</translation>
    </message>
    <message>
        <source>Lock all the same</source>
        <translation>Vẫn khóa</translation>
    </message>
    <message>
        <source>Not saved yet: {places}. It is kept in memory while this is locked and saved after unlocking once the disk takes it; it is lost if the program is closed or the laptop switched off.</source>
        <translation>Chưa lưu được: {places}. Nội dung này được giữ trong bộ nhớ khi khóa và được lưu lại sau khi mở khóa, ngay khi đĩa ghi được; sẽ mất nếu đóng chương trình hoặc tắt máy.</translation>
    </message>
    <message>
        <source>Everything is saved. The passphrase opens it again where you were.</source>
        <translation>Mọi thứ đã được lưu. Nhập mật khẩu để quay lại đúng chỗ đang làm.</translation>
    </message>
    <message>
        <source>Files of evidence encrypted: {done} of {total}</source>
        <translation>Đã mã hóa {done}/{total} tệp minh chứng</translation>
    </message>
    <message>
        <source>The workspace is protected. Its plain copies were overwritten.</source>
        <translation>Kho dữ liệu đã được bảo vệ. Các bản chưa mã hóa đã được ghi đè và xóa.</translation>
    </message>
</context>
<context>
    <name>LooksPart</name>
    <message>
        <source>Like the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Ngôn ngữ giao diện</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Cỡ hiển thị</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Khởi động lại ngay</translation>
    </message>
    <message>
        <source>The size changes when the program is started again.</source>
        <translation>Cỡ hiển thị đổi khi khởi động lại chương trình.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Giao diện</translation>
    </message>
</context>
<context>
    <name>LostLeadCard</name>
    <message>
        <source>I have read this</source>
        <translation>Đã rõ</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening…</source>
        <translation>Đang mở kho dữ liệu…</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Chưa mở kho dữ liệu nào</translation>
    </message>
    <message>
        <source>page</source>
        <translation>trang</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Mở kho dữ liệu</translation>
    </message>
</context>
<context>
    <name>MemberDialog</name>
    <message>
        <source>not chosen yet</source>
        <translation>chưa chọn</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>or somebody who is not in the list yet:</source>
        <translation>hoặc người chưa có trong danh sách:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Take out of the team</source>
        <translation>Đưa ra khỏi đoàn</translation>
    </message>
</context>
<context>
    <name>MembersPart</name>
    <message>
        <source>Laptops of the team</source>
        <translation>Các máy trong đoàn</translation>
    </message>
    <message>
        <source>Admit a laptop…</source>
        <translation>Kết nạp máy…</translation>
    </message>
    <message>
        <source>Recovery sheet…</source>
        <translation>Phiếu khôi phục…</translation>
    </message>
    <message>
        <source>Recover with the sheet…</source>
        <translation>Khôi phục bằng phiếu…</translation>
    </message>
    <message>
        <source>Recovery sheet of the lead&apos;s role in force: made on {when}.</source>
        <translation>Phiếu khôi phục quyền Trưởng đoàn đang có hiệu lực: lập {when}.</translation>
    </message>
    <message>
        <source>Somebody led since who does so no longer and may know it: make a new sheet.</source>
        <translation>Từ đó đến nay có người thôi làm Trưởng đoàn và có thể biết mã trên phiếu: nên lập phiếu mới.</translation>
    </message>
    <message>
        <source>Its code was typed, so it is known: make a new sheet.</source>
        <translation>Mã trên phiếu đã được nhập nên đã có người biết: hãy lập phiếu mới.</translation>
    </message>
    <message>
        <source>No recovery sheet of the lead&apos;s role; a second lead can admit and decide.</source>
        <translation>Chưa có phiếu khôi phục quyền Trưởng đoàn; đã có Trưởng đoàn thứ hai kết nạp và quyết định được.</translation>
    </message>
    <message>
        <source>No recovery sheet of the lead&apos;s role yet: it is made before the first package is sent.</source>
        <translation>Chưa có phiếu khôi phục quyền Trưởng đoàn: phiếu được lập trước khi gửi gói đầu tiên.</translation>
    </message>
    <message>
        <source>Change the role…</source>
        <translation>Đổi vai trò…</translation>
    </message>
    <message>
        <source>Hand the lead over…</source>
        <translation>Bàn giao Trưởng đoàn…</translation>
    </message>
    <message>
        <source>Let in again…</source>
        <translation>Cho tham gia lại…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Thu hồi quyền…</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Dấu vân khóa</translation>
    </message>
    <message>
        <source>Role until it was revoked: {role}</source>
        <translation>Vai trò trước khi bị thu hồi: {role}</translation>
    </message>
    <message>
        <source>Role: {role}</source>
        <translation>Vai trò: {role}</translation>
    </message>
    <message>
        <source>Last entry: {entry}
Last package: {package}
Actions known here: {count}</source>
        <translation>Ghi gần nhất: {entry}
Gói gần nhất: {package}
Số thay đổi đã có ở đây: {count}</translation>
    </message>
    <message>
        <source>{person} becomes team lead and your laptop ({own}) an inspector&apos;s. What was decided here stays. Send a package afterwards: the other laptops learn of it from there.</source>
        <translation>{person} trở thành Trưởng đoàn, máy của bạn ({own}) thành máy của thành viên. Những gì đã quyết định ở đây vẫn có hiệu lực. Sau đó hãy gửi gói để các máy khác biết.</translation>
    </message>
    <message>
        <source>Beware: the laptop of {person} went on from an old copy and has two branches. Find out first which of its copies goes on, or two laptops act as the lead&apos;s.</source>
        <translation>Lưu ý: máy của {person} đã được mở lại từ một bản cũ và đang có hai nhánh. Hãy xác định trước bản nào được dùng tiếp, nếu không sẽ có hai bản cùng giữ quyền Trưởng đoàn.</translation>
    </message>
    <message>
        <source>Hand over the role of team lead?</source>
        <translation>Bàn giao vai trò Trưởng đoàn?</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Bàn giao</translation>
    </message>
    <message>
        <source>It is done. Send a package so that the others know.</source>
        <translation>Đã thực hiện. Hãy gửi gói để các máy khác biết.</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Send a package…</source>
        <translation>Gửi gói…</translation>
    </message>
    <message>
        <source>What the packages bring</source>
        <translation>Nội dung các gói</translation>
    </message>
    <message>
        <source>Taken in · {what}</source>
        <translation>Đã nhập · {what}</translation>
    </message>
    <message>
        <source>New conflicts from these packages</source>
        <translation>Mâu thuẫn mới từ các gói này</translation>
    </message>
    <message>
        <source>What was brought</source>
        <translation>Nội dung đã nhận</translation>
    </message>
    <message>
        <source>Conflicts that were there before</source>
        <translation>Mâu thuẫn đã có từ trước</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Take in (changes what counts)</source>
        <translation>Nhập (làm thay đổi hiệu lực)</translation>
    </message>
    <message>
        <source>Take in (photos, files: {count})</source>
        <translation>Nhập {count} ảnh, tệp</translation>
    </message>
    <message>
        <source>Take in (nothing new)</source>
        <translation>Nhập (không có gì mới)</translation>
    </message>
    <message>
        <source>Take {count} changes in, leave {open} to be decided</source>
        <translation>Nhập {count} thay đổi, giữ {open} chờ quyết định</translation>
    </message>
    <message>
        <source>Take {count} changes in</source>
        <translation>Nhập {count} thay đổi</translation>
    </message>
    <message>
        <source>Take in (kept apart)</source>
        <translation>Nhập (chỉ tạm giữ)</translation>
    </message>
    <message>
        <source>conflict {number} of {count}</source>
        <translation>{number}/{count} mâu thuẫn</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Đóng thông báo</translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <source>Still missing ({count})</source>
        <translation>Còn thiếu ({count})</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>chưa chấm</translation>
    </message>
    <message>
        <source>Nothing: the sheet is complete.</source>
        <translation>Không còn thiếu nội dung nào.</translation>
    </message>
    <message>
        <source>Nothing is asked of this unit.</source>
        <translation>Không cần ghi gì cho đơn vị này.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>NewRoundDialog</name>
    <message>
        <source>New round of {year}</source>
        <translation>Tạo đợt kiểm tra năm {year}</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Tạo đợt</translation>
    </message>
    <message>
        <source>Take the units that the plan schedules for this round</source>
        <translation>Lấy các đơn vị theo lịch của kế hoạch cho đợt này</translation>
    </message>
</context>
<context>
    <name>NewSheetDialog</name>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>New unlocking sheet</source>
        <translation>Phiếu mở khóa dữ liệu mới</translation>
    </message>
    <message>
        <source>For a sheet that is lost or was seen by others: the old one opens this workspace no longer.</source>
        <translation>Dùng khi phiếu bị mất hoặc người khác đã thấy: phiếu cũ không mở được kho dữ liệu này nữa.</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Mật khẩu hiện tại</translation>
    </message>
    <message>
        <source>The new unlocking sheet is in force. Destroy the old one.</source>
        <translation>Phiếu mở khóa dữ liệu mới đã có hiệu lực. Hãy hủy phiếu cũ.</translation>
    </message>
</context>
<context>
    <name>NewWorkspaceDialog</name>
    <message>
        <source>New workspace</source>
        <translation>Kho dữ liệu mới</translation>
    </message>
    <message>
        <source>Make the workspace</source>
        <translation>Tạo kho dữ liệu</translation>
    </message>
    <message>
        <source>Inspecting body, full name</source>
        <translation>Cơ quan chủ trì kiểm tra (tên đầy đủ)</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Tên viết gọn</translation>
    </message>
    <message>
        <source>Superior body</source>
        <translation>Cơ quan chủ quản</translation>
    </message>
    <message>
        <source>Place before the date of documents</source>
        <translation>Địa danh ghi trên văn bản</translation>
    </message>
    <message>
        <source>Full name of the inspection team</source>
        <translation>Tên đầy đủ của Đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Họ và tên của bạn</translation>
    </message>
    <message>
        <source>Your position</source>
        <translation>Chức vụ của bạn</translation>
    </message>
    <message>
        <source>Inspection team for administrative reform</source>
        <translation>Đoàn kiểm tra công tác cải cách hành chính</translation>
    </message>
    <message>
        <source>The data stay in this folder, on this laptop only.</source>
        <translation>Dữ liệu chỉ nằm trong thư mục này, trên máy này.</translation>
    </message>
</context>
<context>
    <name>NewerFolderQuestion</name>
    <message>
        <source>This laptop went on in another folder</source>
        <translation>Máy này đã làm tiếp ở thư mục khác</translation>
    </message>
    <message>
        <source>Open that folder</source>
        <translation>Mở thư mục đó</translation>
    </message>
    <message>
        <source>Go on here</source>
        <translation>Làm tiếp ở đây</translation>
    </message>
</context>
<context>
    <name>NoViolationStrip</name>
    <message>
        <source>Take back</source>
        <translation>Bỏ kết luận</translation>
    </message>
    <message>
        <source>See the findings</source>
        <translation>Xem các phát hiện</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Record “no violation found”…</source>
        <translation>Ghi “không phát hiện vi phạm”…</translation>
    </message>
    <message>
        <source>“No violation found” cannot be recorded: finding {numbers}</source>
        <translation>Không ghi được “không phát hiện vi phạm”: đã có phát hiện {numbers}</translation>
    </message>
    <message>
        <source>“No violation found” is recorded against finding {numbers}</source>
        <translation>Đã ghi “không phát hiện vi phạm” nhưng có phát hiện {numbers}</translation>
    </message>
    <message>
        <source>Discipline in this area: not concluded yet.</source>
        <translation>Kỷ luật, kỷ cương trong lĩnh vực này: chưa kết luận.</translation>
    </message>
    <message>
        <source>No violation found</source>
        <translation>Không phát hiện vi phạm</translation>
    </message>
    <message>
        <source>sample of {count}</source>
        <translation>mẫu {count} hồ sơ</translation>
    </message>
    <message>
        <source>No violation found: {area}</source>
        <translation>Không phát hiện vi phạm: {area}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi kết luận</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Nội dung đã kiểm tra</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>Số hồ sơ đã kiểm tra</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Record the same for the {count} other areas that nothing is recorded for</source>
        <translation>Ghi như vậy cho cả {count} lĩnh vực khác chưa kết luận</translation>
    </message>
    <message>
        <source>There is a finding in this area</source>
        <translation>Lĩnh vực này đã có phát hiện</translation>
    </message>
    <message>
        <source>Files, records and replies concerning {area}</source>
        <translation>Hồ sơ, sổ sách và giải trình về {area}</translation>
    </message>
</context>
<context>
    <name>NumberQuestion</name>
    <message>
        <source>Issue under this number?</source>
        <translation>Phát hành với số này?</translation>
    </message>
    <message>
        <source>Issue under this number</source>
        <translation>Phát hành với số này</translation>
    </message>
</context>
<context>
    <name>OpenRounds</name>
    <message>
        <source>Rounds not closed ({count})</source>
        <translation>Đợt chưa kết thúc ({count})</translation>
    </message>
    <message>
        <source>{fraction} units inspected</source>
        <translation>{fraction} đơn vị đã kiểm tra</translation>
    </message>
    <message>
        <source>{count} left</source>
        <translation>còn {count}</translation>
    </message>
    <message>
        <source>all inspected</source>
        <translation>đã kiểm tra hết</translation>
    </message>
</context>
<context>
    <name>OrganisationDialog</name>
    <message>
        <source>Key of the organisation</source>
        <translation>Khóa của cơ quan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Whoever keeps the matching secret key for the organisation can open this workspace. The public key is a line that begins with “age1”; leave it empty to take it away.</source>
        <translation>Người giữ khóa bí mật tương ứng của cơ quan mở được kho dữ liệu này. Khóa công khai là một dòng bắt đầu bằng “age1”; để trống nếu muốn bỏ.</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Khóa công khai</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Mật khẩu hiện tại</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Inspect the next unit</source>
        <translation>Kiểm tra đơn vị tiếp theo</translation>
    </message>
    <message>
        <source>Preview the report</source>
        <translation>Xem trước báo cáo</translation>
    </message>
    <message>
        <source>Every unit in scope has been inspected.</source>
        <translation>Tất cả đơn vị thuộc diện đã được kiểm tra.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Xếp lịch</translation>
    </message>
    <message>
        <source>Nothing is left to complete.</source>
        <translation>Ở các đơn vị đã kiểm tra, không còn nội dung nào phải hoàn thiện.</translation>
    </message>
    <message>
        <source>By block</source>
        <translation>Theo khối</translation>
    </message>
    <message>
        <source>Assessed score by unit</source>
        <translation>Điểm thẩm định theo đơn vị</translation>
    </message>
    <message>
        <source>Nothing is planned for this year yet</source>
        <translation>Năm này chưa có kế hoạch kiểm tra</translation>
    </message>
    <message>
        <source>Begin with the list of units, then make the year&apos;s plan and its first round. As soon as a round has units, this page shows how far it is.</source>
        <translation>Trước hết nhập danh sách đơn vị, sau đó lập kế hoạch năm và đợt kiểm tra đầu tiên. Khi đợt đã có đơn vị, trang này cho biết tiến độ kiểm tra.</translation>
    </message>
    <message>
        <source>Enter the units</source>
        <translation>Nhập danh sách đơn vị</translation>
    </message>
    <message>
        <source>Make the plan and a round</source>
        <translation>Lập kế hoạch và đợt kiểm tra</translation>
    </message>
    <message>
        <source>The team lead makes the year&apos;s plan and its rounds: they come with the lead&apos;s next package.</source>
        <translation>Kế hoạch và các đợt kiểm tra do Trưởng đoàn lập; hãy chờ gói tiếp theo của Trưởng đoàn.</translation>
    </message>
    <message>
        <source>Receive packages…</source>
        <translation>Nhận gói…</translation>
    </message>
    <message>
        <source>Look at the units</source>
        <translation>Xem danh sách đơn vị</translation>
    </message>
    <message>
        <source>{count} unit is here already.</source>
        <translation>Đã có {count} đơn vị.</translation>
    </message>
    <message>
        <source>{count} units are here already.</source>
        <translation>Đã có {count} đơn vị.</translation>
    </message>
    <message>
        <source>Overview of {year}</source>
        <translation>Tổng quan năm {year}</translation>
    </message>
    <message>
        <source>{count} rounds</source>
        <translation>{count} đợt</translation>
    </message>
    <message>
        <source>{count} round</source>
        <translation>{count} đợt</translation>
    </message>
    <message>
        <source>inspection: {kinds}</source>
        <translation>kiểm tra {kinds}</translation>
    </message>
    <message>
        <source>period {days}</source>
        <translation>niên độ {days}</translation>
    </message>
    <message>
        <source>strong: at or above the mean {points}</source>
        <translation>màu đậm: từ mức trung bình {points} trở lên</translation>
    </message>
    <message>
        <source>line: pass mark {points}</source>
        <translation>vạch: ngưỡng đạt {points}</translation>
    </message>
    <message>
        <source>no unit is scored yet</source>
        <translation>chưa có đơn vị nào được chấm điểm</translation>
    </message>
    <message>
        <source>Not inspected ({count})</source>
        <translation>Chưa kiểm tra ({count})</translation>
    </message>
    <message>
        <source>Over the whole year every unit in scope has been inspected at least once.</source>
        <translation>Tính cả năm, mọi đơn vị thuộc diện đã được kiểm tra ít nhất một lần.</translation>
    </message>
    <message>
        <source>no reason recorded</source>
        <translation>chưa ghi lý do</translation>
    </message>
    <message>
        <source>Figures that do not agree ({count})</source>
        <translation>Số liệu không khớp ({count})</translation>
    </message>
    <message>
        <source>declared {declared} · computed {computed}</source>
        <translation>công bố {declared} · tính lại {computed}</translation>
    </message>
    <message>
        <source>off by {difference}</source>
        <translation>lệch {difference}</translation>
    </message>
    <message>
        <source>To be completed ({count})</source>
        <translation>Cần hoàn thiện ({count})</translation>
    </message>
    <message>
        <source>must</source>
        <translation>phải bổ sung</translation>
    </message>
    <message>
        <source>should</source>
        <translation>nên bổ sung</translation>
    </message>
    <message>
        <source>No unit is waiting for you. Another one, or one that was put off, is opened from the list.</source>
        <translation>Không còn đơn vị nào chờ bạn kiểm tra. Đơn vị khác hoặc đơn vị hoãn thì mở từ danh sách.</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Dự thảo</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>What is being written is not on the pages below yet.</source>
        <translation>Lời văn đang sửa chưa có trên các trang bên dưới.</translation>
    </message>
</context>
<context>
    <name>ParticipantDialog</name>
    <message>
        <source>Participant</source>
        <translation>Người tham dự</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Bên</translation>
    </message>
    <message>
        <source>Name (dots are printed when blank)</source>
        <translation>Họ tên (để trống sẽ in dấu chấm)</translation>
    </message>
    <message>
        <source>Position or task</source>
        <translation>Chức vụ, nhiệm vụ</translation>
    </message>
    <message>
        <source>Chairs for this side</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>Takes the minutes</source>
        <translation>Ghi biên bản</translation>
    </message>
    <message>
        <source>Signs the minutes for this side</source>
        <translation>Ký biên bản thay mặt bên này</translation>
    </message>
</context>
<context>
    <name>Participants</name>
    <message>
        <source>Present</source>
        <translation>Thành phần tham dự</translation>
    </message>
    <message>
        <source>Take from the team</source>
        <translation>Lấy từ đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>Nobody is recorded yet</source>
        <translation>Chưa ghi ai tham dự</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Bên</translation>
    </message>
    <message>
        <source>Name, position</source>
        <translation>Họ tên, chức vụ</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đoàn</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>chairs</source>
        <translation>chủ trì</translation>
    </message>
    <message>
        <source>takes minutes</source>
        <translation>ghi biên bản</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>ký</translation>
    </message>
    <message>
        <source>Somebody of the team</source>
        <translation>Người của đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Somebody of the unit</source>
        <translation>Người của đơn vị</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Another passphrase</source>
        <translation>Đổi mật khẩu</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Đặt mật khẩu</translation>
    </message>
    <message>
        <source>The unlocking code has opened the workspace. Choose a passphrase to go on.</source>
        <translation>Mã mở khóa đã mở được kho dữ liệu. Hãy đặt mật khẩu mới để dùng tiếp.</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Mật khẩu hiện tại</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>The new passphrase is in force.</source>
        <translation>Mật khẩu mới đã có hiệu lực.</translation>
    </message>
</context>
<context>
    <name>PdfDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu tệp PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu tệp PDF</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Pages of the document</source>
        <translation>Các trang văn bản</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Vừa chiều rộng</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Trang {page}/{pages}</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>Add a person</source>
        <translation>Thêm cán bộ</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Chưa có cán bộ nào</translation>
    </message>
    <message>
        <source>Add the people who take part in inspections; no identity-card numbers are kept.</source>
        <translation>Thêm những người tham gia kiểm tra; không lưu số căn cước.</translation>
    </message>
    <message>
        <source>Add the first person</source>
        <translation>Thêm cán bộ đầu tiên</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>The people were put into the bin.</source>
        <translation>Đã bỏ các cán bộ được chọn vào thùng rác.</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>One content a line</source>
        <translation>Mỗi nội dung một dòng</translation>
    </message>
    <message>
        <source>Not recorded: reports cannot cite the plan yet.</source>
        <translation>Chưa ghi văn bản ban hành: báo cáo chưa viện dẫn được kế hoạch.</translation>
    </message>
    <message>
        <source>The plan was issued as</source>
        <translation>Văn bản ban hành kế hoạch</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>New round</source>
        <translation>Tạo đợt kiểm tra</translation>
    </message>
    <message>
        <source>Plan and rounds of {year}</source>
        <translation>Kế hoạch và đợt kiểm tra năm {year}</translation>
    </message>
    <message>
        <source>{count} rounds</source>
        <translation>{count} đợt</translation>
    </message>
    <message>
        <source>{count} round</source>
        <translation>{count} đợt</translation>
    </message>
    <message>
        <source>The year&apos;s plan</source>
        <translation>Kế hoạch năm</translation>
    </message>
    <message>
        <source>No round yet. When the schedule is ready, make the first round with “New round”.</source>
        <translation>Chưa có đợt kiểm tra. Khi đã xếp lịch, bấm “Tạo đợt kiểm tra” để tạo đợt đầu tiên.</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>chưa lập</translation>
    </message>
    <message>
        <source>{count} units scheduled</source>
        <translation>{count} đơn vị đã xếp lịch</translation>
    </message>
    <message>
        <source>target: {share}% of the units in scope</source>
        <translation>chỉ tiêu: {share}% số đơn vị thuộc diện</translation>
    </message>
    <message>
        <source>{year} has no plan and no round yet</source>
        <translation>Năm {year} chưa có kế hoạch và đợt kiểm tra</translation>
    </message>
    <message>
        <source>Make the year&apos;s plan first: its bases and its schedule. A round can also be made at once.</source>
        <translation>Trước hết lập kế hoạch năm: ghi căn cứ và xếp lịch kiểm tra. Cũng có thể tạo đợt kiểm tra ngay.</translation>
    </message>
    <message>
        <source>Make the year&apos;s plan</source>
        <translation>Lập kế hoạch năm</translation>
    </message>
    <message>
        <source>Record the units first; then make the year&apos;s plan and its rounds.</source>
        <translation>Trước hết nhập danh sách đơn vị, sau đó lập kế hoạch năm và tạo các đợt kiểm tra.</translation>
    </message>
    <message>
        <source>Go to the units</source>
        <translation>Đến trang Đơn vị</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>Contents</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch kiểm tra</translation>
    </message>
    <message>
        <source>The year has no plan yet</source>
        <translation>Năm nay chưa lập kế hoạch</translation>
    </message>
    <message>
        <source>The plan holds the bases that reports cite and the schedule that rounds take their units from.</source>
        <translation>Kế hoạch giữ các căn cứ được báo cáo viện dẫn và lịch kiểm tra để chọn đơn vị cho từng đợt.</translation>
    </message>
    <message>
        <source>Make the year&apos;s plan</source>
        <translation>Lập kế hoạch năm</translation>
    </message>
</context>
<context>
    <name>PredecessorsDialog</name>
    <message>
        <source>Which units does it come from?</source>
        <translation>Chọn đơn vị tiền thân</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Khối</translation>
    </message>
    <message>
        <source>Select the units that were merged or divided into “{unit}”; Ctrl+click selects several.</source>
        <translation>Chọn các đơn vị đã sáp nhập hoặc chia tách thành “{unit}”; giữ Ctrl và bấm để chọn nhiều đơn vị.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>PreviousCard</name>
    <message>
        <source>Earlier rounds</source>
        <translation>Kỳ trước</translation>
    </message>
</context>
<context>
    <name>ProblemGroup</name>
    <message>
        <source>missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>note</source>
        <translation>lưu ý</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} mục nữa</translation>
    </message>
</context>
<context>
    <name>ProblemLine</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Dừng lại</translation>
    </message>
</context>
<context>
    <name>ProtectDialog</name>
    <message>
        <source>Protect this workspace</source>
        <translation>Bảo vệ kho dữ liệu</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Data, photos and backups will be encrypted. The plain copies on this laptop are overwritten and removed, earlier automatic backups too. Backup files that were saved elsewhere stay as they are: delete them.</source>
        <translation>Dữ liệu, ảnh và bản sao lưu sẽ được mã hóa. Các bản chưa mã hóa trên máy này, kể cả những bản sao lưu tự động trước đây, bị ghi đè và xóa. Tệp sao lưu đã lưu ở nơi khác vẫn để nguyên: hãy tự xóa.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
</context>
<context>
    <name>ProtectionCard</name>
    <message>
        <source>Protection</source>
        <translation>Bảo vệ</translation>
    </message>
    <message>
        <source>Protect by a passphrase…</source>
        <translation>Bảo vệ bằng mật khẩu…</translation>
    </message>
    <message>
        <source>Not encrypted: whoever gets at this laptop can read everything.</source>
        <translation>Chưa mã hóa: ai có được máy này đều đọc được toàn bộ dữ liệu.</translation>
    </message>
    <message>
        <source>Encrypted; opens with the passphrase or the organisation&apos;s key.</source>
        <translation>Đã mã hóa; mở bằng mật khẩu hoặc khóa của cơ quan.</translation>
    </message>
    <message>
        <source>Encrypted; opens with the passphrase.</source>
        <translation>Đã mã hóa; chỉ mở được bằng mật khẩu.</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Khóa ngay</translation>
    </message>
    <message>
        <source>Locks itself after {count} minutes</source>
        <translation>Tự khóa sau {count} phút</translation>
    </message>
    <message>
        <source>Does not lock itself</source>
        <translation>Không tự khóa</translation>
    </message>
    <message>
        <source>When nobody is working</source>
        <translation>Khi không ai dùng</translation>
    </message>
    <message>
        <source>Another passphrase…</source>
        <translation>Đổi mật khẩu…</translation>
    </message>
    <message>
        <source>New unlocking sheet…</source>
        <translation>Lập phiếu mở khóa mới…</translation>
    </message>
    <message>
        <source>Key of the organisation…</source>
        <translation>Khóa của cơ quan…</translation>
    </message>
    <message>
        <source>Passphrase and sheet</source>
        <translation>Mật khẩu và phiếu</translation>
    </message>
</context>
<context>
    <name>ReadingOffer</name>
    <message>
        <source>The workspace is open elsewhere</source>
        <translation>Kho dữ liệu đang mở ở nơi khác</translation>
    </message>
    <message>
        <source>You can open it here for reading only: everything can be seen and printed, nothing changed.</source>
        <translation>Có thể mở tại đây ở chế độ chỉ xem: xem và in được mọi nội dung, không sửa được gì.</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>Mở để xem</translation>
    </message>
</context>
<context>
    <name>ReadmitDialog</name>
    <message>
        <source>Let the laptop of {person} ({prefix}) in again</source>
        <translation>Cho máy của {person} ({prefix}) tham gia lại</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Cho tham gia lại</translation>
    </message>
    <message>
        <source>It can read the packages that are made from now on.</source>
        <translation>Máy đọc được các gói lập từ nay về sau.</translation>
    </message>
    <message>
        <source>The laptop is in the team again.</source>
        <translation>Máy đã tham gia lại đoàn.</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>From or for</source>
        <translation>Của ai, cho ai</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Package made</source>
        <translation>Gói lập lúc</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Receiver</name>
    <message>
        <source>Receive packages</source>
        <translation>Nhận gói</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói dữ liệu</translation>
    </message>
    <message>
        <source>Taking the admission package in</source>
        <translation>Đang nhận gói kết nạp</translation>
    </message>
    <message>
        <source>Looking into the packages</source>
        <translation>Đang xem trước các gói</translation>
    </message>
    <message>
        <source>Taking packages in</source>
        <translation>Đang nhập các gói</translation>
    </message>
</context>
<context>
    <name>RecommendationsDialog</name>
    <message>
        <source>Recommendations not finished yet</source>
        <translation>Kiến nghị chưa khắc phục xong</translation>
    </message>
    <message>
        <source>Nothing is waiting to be put right</source>
        <translation>Không có kiến nghị nào đang chờ khắc phục</translation>
    </message>
    <message>
        <source>Recommendations are written in the sheet of each unit.</source>
        <translation>Kiến nghị được ghi trong bảng chấm điểm của từng đơn vị.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Nội dung kiến nghị</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>chậm {days} ngày</translation>
    </message>
</context>
<context>
    <name>RecommendationsView</name>
    <message>
        <source>New recommendation</source>
        <translation>Kiến nghị mới</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Bỏ kiến nghị</translation>
    </message>
    <message>
        <source>No recommendation yet</source>
        <translation>Chưa có kiến nghị</translation>
    </message>
    <message>
        <source>Write at the right what the unit is to do, who answers for it and until when.</source>
        <translation>Ghi ở bên phải việc đơn vị phải làm, ai chịu trách nhiệm và thời hạn.</translation>
    </message>
    <message>
        <source>Recommendations to the unit</source>
        <translation>Kiến nghị đối với đơn vị</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hiệu</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Nội dung kiến nghị</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>{days} working days</source>
        <translation>{days} ngày làm việc</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>chậm {days} ngày</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Đơn vị, người thực hiện</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>or working days</source>
        <translation>hoặc số ngày làm việc</translation>
    </message>
    <message>
        <source>Recommendation {number}</source>
        <translation>Kiến nghị {number}</translation>
    </message>
    <message>
        <source>The recommendation was taken out.</source>
        <translation>Đã bỏ kiến nghị.</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>Recover the lead&apos;s role</source>
        <translation>Khôi phục vai trò Trưởng đoàn</translation>
    </message>
    <message>
        <source>Make this laptop the lead&apos;s</source>
        <translation>Chuyển vai trò sang máy này</translation>
    </message>
    <message>
        <source>When the lead&apos;s laptop is lost or broken: take the recovery sheet of the lead&apos;s role out of the cupboard and type its code. This laptop becomes the lead&apos;s, and the laptops ticked below are revoked.</source>
        <translation>Khi máy Trưởng đoàn bị mất hoặc hỏng: lấy phiếu khôi phục quyền Trưởng đoàn trong tủ và gõ mã trên phiếu. Máy này thành máy Trưởng đoàn; các máy đánh dấu dưới đây bị thu hồi quyền.</translation>
    </message>
    <message>
        <source>Code on the recovery sheet of the lead&apos;s role</source>
        <translation>Mã trên phiếu khôi phục quyền Trưởng đoàn</translation>
    </message>
    <message>
        <source>Lost: {laptop}</source>
        <translation>Đã mất: {laptop}</translation>
    </message>
    <message>
        <source>This laptop is the team lead&apos;s now. Make a new recovery sheet, then send a package so that the others know.</source>
        <translation>Máy này nay là máy Trưởng đoàn. Hãy lập phiếu khôi phục mới, rồi gửi gói để các máy khác biết.</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Let it count after all?</source>
        <translation>Cho áp dụng phần này?</translation>
    </message>
    <message>
        <source>What is kept apart</source>
        <translation>Những mục đang tạm giữ</translation>
    </message>
    <message>
        <source>If the laptop was stolen, somebody else may have written this. Look at it first, the latest is at the top. Choose the line to stop at: it and what stands below it, written before, are applied; what stands above it stays kept apart, and so is what comes from this laptop later.</source>
        <translation>Nếu máy đã bị mất cắp, có thể người khác đã ghi những mục này. Hãy xem trước; mục ghi sau cùng ở trên cùng. Chọn mục để dừng lại ở đó: mục ấy và các mục ghi trước (bên dưới) được áp dụng, các mục ghi sau (bên trên) và những gì máy này gửi về sau vẫn tạm giữ.</translation>
    </message>
    <message>
        <source>stays kept apart</source>
        <translation>vẫn tạm giữ</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Nothing is chosen: choose the line to stop at, if any of this is to be applied.</source>
        <translation>Chưa chọn mục nào. Nếu cần áp dụng, hãy chọn mục để dừng lại ở đó.</translation>
    </message>
    <message>
        <source>Apply {count} actions</source>
        <translation>Áp dụng {count} mục</translation>
    </message>
    <message>
        <source>{count} actions of {person} are applied.</source>
        <translation>{count} mục của {person} sẽ được áp dụng.</translation>
    </message>
    <message>
        <source>{rest} stay kept apart.</source>
        <translation>{rest} mục vẫn tạm giữ.</translation>
    </message>
    <message>
        <source>Of these, changes of who may do what mostly count no more.</source>
        <translation>Trong đó, việc kết nạp, thu hồi quyền hoặc đổi vai trò thường không còn áp dụng được.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu tệp PDF</translation>
    </message>
    <message>
        <source>Issued under No. {number}</source>
        <translation>Đã phát hành: số {number}</translation>
    </message>
    <message>
        <source>Issued without a number</source>
        <translation>Đã phát hành, chưa có số</translation>
    </message>
    <message>
        <source>{issued}, without a date</source>
        <translation>{issued}, chưa ghi ngày</translation>
    </message>
    <message>
        <source>{issued}, dated {day}</source>
        <translation>{issued}, ngày {day}</translation>
    </message>
    <message>
        <source>Issued · {kind}</source>
        <translation>Đã phát hành · {kind}</translation>
    </message>
    <message>
        <source>Issue the document as</source>
        <translation>Phát hành văn bản thành tệp</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>Phát hành…</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Lời văn</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Đã phát hành</translation>
    </message>
    <message>
        <source>The document is being prepared…</source>
        <translation>Đang chuẩn bị văn bản…</translation>
    </message>
    <message>
        <source>{issued}. What is shown here says the same.</source>
        <translation>{issued}. Nội dung đang xem đúng như bản đã phát hành.</translation>
    </message>
    <message>
        <source>{issued}. What is shown here differs from it: every page of a print says so.</source>
        <translation>{issued}. Nội dung đang xem khác bản đã phát hành: trang in nào cũng ghi rõ như vậy.</translation>
    </message>
    <message>
        <source>The document cannot be shown.</source>
        <translation>Không hiển thị được văn bản.</translation>
    </message>
    <message>
        <source>What is missing ({count})</source>
        <translation>Cần xem lại ({count})</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Đã đầy đủ</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} lỗi</translation>
    </message>
    <message>
        <source>Not issued yet: put right the {count} errors listed here first.</source>
        <translation>Chưa phát hành được: trước hết hãy sửa {count} lỗi trong danh sách này.</translation>
    </message>
    <message>
        <source>Saved: {path} ({pages} pages). Nothing was recorded.</source>
        <translation>Đã lưu {path} ({pages} trang). Không ghi vào sổ văn bản.</translation>
    </message>
    <message>
        <source>Issued under No. {number} and recorded: {path}</source>
        <translation>Đã phát hành với số {number} và ghi vào danh sách: {path}</translation>
    </message>
    <message>
        <source>Issued without a number and recorded: {path}</source>
        <translation>Đã phát hành, chưa có số, và ghi vào danh sách: {path}</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>New or empty folder</source>
        <translation>Thư mục mới hoặc trống</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>The backup is being read…</source>
        <translation>Đang đọc bản sao lưu…</translation>
    </message>
    <message>
        <source>Passphrase or unlocking code that was in force when the backup was made</source>
        <translation>Mật khẩu hoặc mã mở khóa có hiệu lực khi lập bản sao lưu</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Restore into a new or empty folder; nothing that exists is overwritten</source>
        <translation>Khôi phục vào thư mục mới hoặc trống; không ghi đè dữ liệu đang có</translation>
    </message>
    <message>
        <source>This backup is protected.</source>
        <translation>Bản sao lưu này được bảo vệ.</translation>
    </message>
    <message>
        <source>“{name}”, made at {at}</source>
        <translation>“{name}”, lập lúc {at}</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>Trong bản sao lưu</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>Thao tác cuối</translation>
    </message>
    <message>
        <source>Journal number</source>
        <translation>Số nhật ký</translation>
    </message>
    <message>
        <source>Photos and files at hand</source>
        <translation>Ảnh, tệp minh chứng đang có</translation>
    </message>
    <message>
        <source>Choose an empty folder to restore into</source>
        <translation>Chọn thư mục trống để khôi phục</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Choose the backup file</source>
        <translation>Chọn tệp sao lưu</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoke the laptop of {person} ({prefix})</source>
        <translation>Thu hồi quyền máy của {person} ({prefix})</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Thu hồi quyền</translation>
    </message>
    <message>
        <source>What was received here of this laptop stays. What it has sent and is not received here yet is kept apart and not applied, like all that it sends later: if packages of it are on the way, take them in first. Send a package to the team afterwards, so that all laptops know.</source>
        <translation>Những gì đã nhận ở đây của máy này vẫn còn nguyên. Những gì máy đã gửi mà chưa nhận ở đây, cũng như mọi gói gửi sau này, sẽ bị tạm giữ, không áp dụng: nếu còn gói đang trên đường, hãy xin và nhập trước. Sau đó hãy gửi gói cho cả đoàn để mọi máy đều biết.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>stolen, lost, left the team…</source>
        <translation>mất cắp, thất lạc, rời đoàn…</translation>
    </message>
    <message>
        <source>The laptop is revoked. Send a package so that the others know. If its user may know the recovery sheet, make a new one.</source>
        <translation>Đã thu hồi quyền của máy. Hãy gửi gói để các máy khác biết. Nếu người dùng máy đó có thể biết mã trên phiếu khôi phục, hãy lập phiếu mới.</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Role of {person}</source>
        <translation>Vai trò của {person}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>The role is changed.</source>
        <translation>Đã đổi vai trò.</translation>
    </message>
    <message>
        <source>What was done in the role so far stays as it is.</source>
        <translation>Những gì đã làm trong vai trò trước đây vẫn giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>RoundCard</name>
    <message>
        <source>Round {ordinal}</source>
        <translation>Đợt {ordinal}</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} lượt kiểm tra</translation>
    </message>
    <message>
        <source>No unit chosen yet</source>
        <translation>Chưa chọn đơn vị</translation>
    </message>
</context>
<context>
    <name>RoundPane</name>
    <message>
        <source>Begin the round</source>
        <translation>Bắt đầu đợt</translation>
    </message>
    <message>
        <source>Close the round…</source>
        <translation>Kết thúc đợt…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Remove the round</source>
        <translation>Xóa đợt này</translation>
    </message>
    <message>
        <source>More about the round</source>
        <translation>Việc khác với đợt</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>{count} đã thay thế</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} người</translation>
    </message>
    <message>
        <source>closed on {day}</source>
        <translation>Đã kết thúc ngày {day}</translation>
    </message>
    <message>
        <source>Its units, team and settings can be changed again.</source>
        <translation>Đơn vị, đoàn kiểm tra và thiết lập của đợt sẽ sửa lại được.</translation>
    </message>
    <message>
        <source>Issued already: {reports}. They stay as they are and will not say what is changed now.</source>
        <translation>Đã phát hành: {reports}. Các báo cáo này giữ nguyên, không có những gì sửa từ nay.</translation>
    </message>
    <message>
        <source>Reopen {round}?</source>
        <translation>Mở lại {round}?</translation>
    </message>
    <message>
        <source>The round is in the bin.</source>
        <translation>Đã xóa đợt kiểm tra.</translation>
    </message>
</context>
<context>
    <name>RoundSettings</name>
    <message>
        <source>The decision is not recorded; documents leave it out.</source>
        <translation>Chưa ghi quyết định; các văn bản sẽ không nêu.</translation>
    </message>
    <message>
        <source>When does a unit pass?</source>
        <translation>Quy tắc đạt</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>không xét</translation>
    </message>
    <message>
        <source>{degree} or graver</source>
        <translation>{degree} trở lên</translation>
    </message>
    <message>
        <source>Least total (of 100)</source>
        <translation>Tổng điểm tối thiểu (thang 100)</translation>
    </message>
    <message>
        <source>Least share of every area (%)</source>
        <translation>Tối thiểu mỗi lĩnh vực (%)</translation>
    </message>
    <message>
        <source>No finding of the degree</source>
        <translation>Không có phát hiện ở mức</translation>
    </message>
    <message>
        <source>Recommendations of earlier rounds must be handled</source>
        <translation>Các kiến nghị của kỳ kiểm tra trước phải thực hiện xong</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Checklist: {title}</source>
        <translation>Chấm theo: {title}</translation>
    </message>
</context>
<context>
    <name>RoundUnits</name>
    <message>
        <source>Every block</source>
        <translation>Mọi khối</translation>
    </message>
    <message>
        <source>Choose units…</source>
        <translation>Chọn đơn vị…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Phân công…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Postpone, cancel, replace</source>
        <translation>Hoãn, hủy, thay thế</translation>
    </message>
    <message>
        <source>No unit is chosen for this round yet</source>
        <translation>Đợt này chưa có đơn vị nào</translation>
    </message>
    <message>
        <source>Choose the units to be inspected, one by one or as the plan&apos;s schedule says.</source>
        <translation>Chọn các đơn vị được kiểm tra, từng đơn vị hoặc theo lịch của kế hoạch.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Day or reason</source>
        <translation>Ngày hoặc lý do</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Phân công</translation>
    </message>
    <message>
        <source>Back to planned</source>
        <translation>Đưa về kế hoạch</translation>
    </message>
</context>
<context>
    <name>SchedulePart</name>
    <message>
        <source>All units</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>In the schedule</source>
        <translation>Đã xếp lịch</translation>
    </message>
    <message>
        <source>Not in the schedule</source>
        <translation>Chưa xếp lịch</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Xếp lịch…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Bỏ khỏi lịch</translation>
    </message>
    <message>
        <source>Take out of the schedule</source>
        <translation>Bỏ khỏi lịch của một đợt</translation>
    </message>
    <message>
        <source>There are no units yet</source>
        <translation>Chưa có đơn vị nào</translation>
    </message>
    <message>
        <source>Record the units first; then choose which of them are inspected in which round.</source>
        <translation>Trước hết nhập danh sách đơn vị, sau đó chọn đơn vị cho từng đợt.</translation>
    </message>
    <message>
        <source>Go to the units</source>
        <translation>Đến trang Đơn vị</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Round {ordinal}</source>
        <translation>Đợt {ordinal}</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Đợt</translation>
    </message>
    <message>
        <source>Directly at the unit</source>
        <translation>Trực tiếp tại đơn vị</translation>
    </message>
    <message>
        <source>Schedule {count} units</source>
        <translation>Xếp lịch {count} đơn vị</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>ScopeDialog</name>
    <message>
        <source>Units of {round}</source>
        <translation>Đơn vị của {round}</translation>
    </message>
    <message>
        <source>Find a unit or block…</source>
        <translation>Tìm đơn vị hoặc khối…</translation>
    </message>
    <message>
        <source>As the schedule says</source>
        <translation>Theo lịch của kế hoạch</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Bỏ chọn hết</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Chọn hết</translation>
    </message>
    <message>
        <source>Save the choice</source>
        <translation>Lưu lựa chọn</translation>
    </message>
    <message>
        <source>Units by block</source>
        <translation>Đơn vị theo khối</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch</translation>
    </message>
    <message>
        <source>No block</source>
        <translation>Chưa xếp khối</translation>
    </message>
    <message>
        <source>in this round</source>
        <translation>thuộc đợt này</translation>
    </message>
    <message>
        <source>round {ordinals}</source>
        <translation>đợt {ordinals}</translation>
    </message>
    <message>
        <source>{count} units chosen</source>
        <translation>Đã chọn {count} đơn vị</translation>
    </message>
    <message>
        <source>{added} added, {gone} taken out</source>
        <translation>thêm {added}, bỏ {gone}</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Found</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words; accents are not needed.</source>
        <translation>Không tìm thấy. Hãy thử ít từ hơn; không cần gõ dấu.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Phím Caps Lock đang bật</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Hiện nội dung đang nhập</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Back to the default text</source>
        <translation>Về lời văn mặc định</translation>
    </message>
    <message>
        <source>own text</source>
        <translation>đã sửa</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send a package</source>
        <translation>Gửi gói</translation>
    </message>
    <message>
        <source>Write the package</source>
        <translation>Ghi gói</translation>
    </message>
    <message>
        <source>For: {people}. Only their laptops can read it.</source>
        <translation>Gửi cho: {people}. Chỉ máy của họ đọc được gói này.</translation>
    </message>
    <message>
        <source>Photos that somebody still lacks (recommended)</source>
        <translation>Ảnh mà có máy còn thiếu (nên chọn)</translation>
    </message>
    <message>
        <source>All photos: a large package</source>
        <translation>Mọi ảnh: gói lớn</translation>
    </message>
    <message>
        <source>No photos: small enough for a mail</source>
        <translation>Không kèm ảnh: gói nhỏ, gửi được bằng thư</translation>
    </message>
    <message>
        <source>Photos and files of evidence</source>
        <translation>Ảnh và tệp minh chứng</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Ghi vào tệp</translation>
    </message>
    <message>
        <source>Choose the stick or folder…</source>
        <translation>Chọn USB hoặc thư mục…</translation>
    </message>
    <message>
        <source>Write the package to</source>
        <translation>Ghi gói vào</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói dữ liệu</translation>
    </message>
</context>
<context>
    <name>Sender</name>
    <message>
        <source>Writing the package {name}</source>
        <translation>Đang ghi gói {name}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Inspecting body</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>Dữ liệu, sao lưu</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Unlocking sheet</source>
        <translation>Phiếu mở khóa dữ liệu</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>Xem lại mã</translation>
    </message>
    <message>
        <source>Print or save the sheet…</source>
        <translation>In hoặc lưu phiếu…</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Đã có trên giấy</translation>
    </message>
    <message>
        <source>This code opens the workspace when the passphrase is forgotten. Print the sheet or write the code down, and keep it in a locked cupboard: without passphrase and code nobody can ever open the data again.</source>
        <translation>Mã này mở kho dữ liệu khi quên mật khẩu. Hãy in phiếu hoặc chép mã ra giấy và cất trong tủ có khóa: mất cả mật khẩu và mã thì không ai mở được dữ liệu nữa.</translation>
    </message>
    <message>
        <source>Group {number} of the code on your sheet</source>
        <translation>Nhóm thứ {number} của mã trên phiếu</translation>
    </message>
    <message>
        <source>To be sure that the sheet can be read, type one group from it.</source>
        <translation>Để chắc chắn phiếu đọc được, hãy nhập một nhóm trên phiếu.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>SheetFindings</name>
    <message>
        <source>New finding</source>
        <translation>Phát hiện mới</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>Bỏ vào thùng rác</translation>
    </message>
    <message>
        <source>No finding at this unit</source>
        <translation>Chưa ghi phát hiện nào tại đơn vị này</translation>
    </message>
    <message>
        <source>F8 raises one from the criterion you are at. Where nothing was found, record that per area.</source>
        <translation>Bấm F8 để ghi phát hiện ngay từ tiêu chí đang chấm. Lĩnh vực không có vi phạm thì ghi kết luận “không phát hiện vi phạm”.</translation>
    </message>
    <message>
        <source>Findings at the unit</source>
        <translation>Phát hiện tại đơn vị</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hiệu</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Tiêu chí</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Minh chứng</translation>
    </message>
    <message>
        <source>The finding is in the bin.</source>
        <translation>Đã bỏ phát hiện vào thùng rác.</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Back to the list of units</source>
        <translation>Về danh sách đơn vị</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Phát hiện mới</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>In biên bản</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>Start the inspection</source>
        <translation>Bắt đầu kiểm tra</translation>
    </message>
    <message>
        <source>The visit is over</source>
        <translation>Kết thúc buổi kiểm tra</translation>
    </message>
    <message>
        <source>Conclude…</source>
        <translation>Kết luận…</translation>
    </message>
    <message>
        <source>Minutes signed…</source>
        <translation>Ký biên bản…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại để sửa</translation>
    </message>
    <message>
        <source>Conclude</source>
        <translation>Kết luận</translation>
    </message>
</context>
<context>
    <name>SheetNotice</name>
    <message>
        <source>Make a new sheet…</source>
        <translation>Lập phiếu mới…</translation>
    </message>
    <message>
        <source>The code on the recovery sheet of {when} was typed, so it is known. Make a new sheet: the old one is no longer in force then.</source>
        <translation>Mã trên phiếu khôi phục lập lúc {when} đã được nhập nên đã có người biết. Hãy lập phiếu mới; khi đó phiếu cũ hết hiệu lực.</translation>
    </message>
    <message>
        <source>The recovery sheet that was made has not been put away. Make a new one.</source>
        <translation>Phiếu khôi phục vừa lập chưa được cất. Hãy lập phiếu mới.</translation>
    </message>
    <message>
        <source>The recovery sheet of {when} was in force while somebody led who does so no longer, and who may still have it or know its code. Make a new sheet.</source>
        <translation>Người từng làm Trưởng đoàn khi phiếu khôi phục lập ngày {when} có hiệu lực nay không còn giữ vai trò đó, nhưng có thể vẫn giữ phiếu hoặc biết mã trên phiếu. Hãy lập phiếu mới.</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Recovery sheet of the lead&apos;s role</source>
        <translation>Phiếu khôi phục quyền Trưởng đoàn</translation>
    </message>
    <message>
        <source>The sheet is printed and put away in a locked cupboard</source>
        <translation>Đã in phiếu và cất vào tủ có khóa</translation>
    </message>
    <message>
        <source>Before packages leave this laptop</source>
        <translation>Trước khi gửi gói từ máy này</translation>
    </message>
    <message>
        <source>Only the team lead&apos;s laptop can admit people and decide. If it breaks or is stolen, the code on this sheet makes another laptop of the team the lead&apos;s. It is on paper only: print it, put it away, and tell the leadership where it is.</source>
        <translation>Chỉ máy Trưởng đoàn kết nạp và quyết định được. Nếu máy hỏng hoặc bị mất cắp, mã trên phiếu này chuyển vai trò Trưởng đoàn sang một máy khác trong đoàn. Mã chỉ có trên giấy: hãy in, cất kỹ và báo cho lãnh đạo biết nơi cất.</translation>
    </message>
    <message>
        <source>A sheet that was made before is no longer valid once a new one is made.</source>
        <translation>Khi lập phiếu mới, phiếu cũ hết hiệu lực.</translation>
    </message>
    <message>
        <source>Make and print the sheet…</source>
        <translation>Lập và in phiếu…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>The sheet that was made has not been put away. Make a new one before you send packages.</source>
        <translation>Phiếu vừa lập chưa được cất. Hãy lập phiếu mới trước khi gửi gói.</translation>
    </message>
    <message>
        <source>Print it once more…</source>
        <translation>In lại…</translation>
    </message>
    <message>
        <source>The recovery sheet is in force; any sheets made before are no longer.</source>
        <translation>Phiếu khôi phục đã có hiệu lực; phiếu lập trước đó (nếu có) hết hiệu lực.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>No violation found: recorded for {count}/{all} areas</source>
        <translation>Không phát hiện vi phạm: đã ghi cho {count}/{all} lĩnh vực</translation>
    </message>
    <message>
        <source>The visit, minutes</source>
        <translation>Buổi kiểm tra</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Kiến nghị</translation>
    </message>
    <message>
        <source>Every criterion is settled.</source>
        <translation>Tất cả tiêu chí đã chấm xong.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys of the scoring sheet</source>
        <translation>Phím tắt khi chấm điểm</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>type the score (comma or dot)</source>
        <translation>nhập điểm (dấu phẩy hoặc chấm)</translation>
    </message>
    <message>
        <source>full points</source>
        <translation>điểm tối đa</translation>
    </message>
    <message>
        <source>as the unit scored itself</source>
        <translation>bằng điểm tự chấm</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>không áp dụng</translation>
    </message>
    <message>
        <source>clear the score</source>
        <translation>xóa điểm</translation>
    </message>
    <message>
        <source>save, next criterion</source>
        <translation>lưu, sang tiêu chí kế tiếp</translation>
    </message>
    <message>
        <source>previous criterion</source>
        <translation>tiêu chí trước</translation>
    </message>
    <message>
        <source>self score, assessed score</source>
        <translation>điểm tự chấm, điểm thẩm định</translation>
    </message>
    <message>
        <source>drop what was typed</source>
        <translation>bỏ giá trị đang nhập</translation>
    </message>
    <message>
        <source>reason or note; Enter comes back</source>
        <translation>lý do hoặc ghi chú; Enter để quay lại</translation>
    </message>
    <message>
        <source>next one not settled</source>
        <translation>tiêu chí chưa xong kế tiếp</translation>
    </message>
    <message>
        <source>previous, next part</source>
        <translation>phần trước, phần sau</translation>
    </message>
    <message>
        <source>from list to list</source>
        <translation>chuyển giữa các khung</translation>
    </message>
    <message>
        <source>no violation found in the area</source>
        <translation>không phát hiện vi phạm</translation>
    </message>
    <message>
        <source>new finding</source>
        <translation>phát hiện mới</translation>
    </message>
    <message>
        <source>paste a photo as evidence</source>
        <translation>dán ảnh làm minh chứng</translation>
    </message>
    <message>
        <source>print the minutes</source>
        <translation>in biên bản</translation>
    </message>
    <message>
        <source>next step: start, conclude, sign</source>
        <translation>bước kế tiếp: bắt đầu, kết luận, ký biên bản</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>làm lại</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>hoàn tác</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel</source>
        <translation>Đóng khung</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Minutes signed</source>
        <translation>Ký biên bản</translation>
    </message>
    <message>
        <source>Record as signed</source>
        <translation>Ghi là đã ký</translation>
    </message>
    <message>
        <source>From then on the sheet is read only; corrections go into supplementary minutes.</source>
        <translation>Sau khi ký, bảng chấm điểm chỉ còn để xem; nội dung cần sửa ghi vào biên bản bổ sung.</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Ngày ký</translation>
    </message>
    <message>
        <source>Number (if any)</source>
        <translation>Số biên bản (nếu có)</translation>
    </message>
    <message>
        <source>The minutes are recorded as signed.</source>
        <translation>Đã ghi nhận biên bản được ký.</translation>
    </message>
    <message>
        <source>Sign electronically</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Signature block</source>
        <translation>Ô ký</translation>
    </message>
    <message>
        <source>A key file (.p12, .pfx)</source>
        <translation>Tệp khóa (.p12, .pfx)</translation>
    </message>
    <message>
        <source>A token (USB)</source>
        <translation>Thiết bị ký số (USB)</translation>
    </message>
    <message>
        <source>Sign with</source>
        <translation>Ký bằng</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>Library of the token (PKCS#11)</source>
        <translation>Thư viện của thiết bị (PKCS#11)</translation>
    </message>
    <message>
        <source>Password of the key file</source>
        <translation>Mật khẩu của tệp khóa</translation>
    </message>
    <message>
        <source>Certificate on the token</source>
        <translation>Chứng thư số trên thiết bị</translation>
    </message>
    <message>
        <source>The password or PIN is used once and kept nowhere. The file before stays.</source>
        <translation>Mật khẩu, mã PIN chỉ dùng một lần, không lưu ở đâu. Tệp trước khi ký được giữ nguyên; bản đã ký là tệp mới, nằm cạnh tệp đó.</translation>
    </message>
    <message>
        <source>Signed already: {names}</source>
        <translation>Đã ký: {names}</translation>
    </message>
    <message>
        <source>Not seen on the page</source>
        <translation>Không hiện trên trang</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>hết hạn ngày {day}</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>Mã PIN của thiết bị</translation>
    </message>
    <message>
        <source>Choose another library…</source>
        <translation>Chọn thư viện khác…</translation>
    </message>
    <message>
        <source>Choose the key file…</source>
        <translation>Chọn tệp khóa…</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Thư viện của thiết bị ký số</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>Choose the key file or the library of the token first.</source>
        <translation>Hãy chọn tệp khóa hoặc thư viện của thiết bị trước.</translation>
    </message>
</context>
<context>
    <name>SignSupplementDialog</name>
    <message>
        <source>Supplementary minutes signed</source>
        <translation>Ký biên bản bổ sung</translation>
    </message>
    <message>
        <source>Record as signed</source>
        <translation>Ghi là đã ký</translation>
    </message>
    <message>
        <source>The changes are kept as they are now, and the sheet is read only again.</source>
        <translation>Nội dung đính chính được giữ nguyên như hiện nay, bảng chấm điểm lại chỉ để xem.</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Ngày ký</translation>
    </message>
    <message>
        <source>Number (if any)</source>
        <translation>Số biên bản (nếu có)</translation>
    </message>
    <message>
        <source>The supplementary minutes are recorded as signed.</source>
        <translation>Đã ghi nhận biên bản bổ sung được ký.</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Choose the issued file to sign</source>
        <translation>Chọn tệp đã phát hành cần ký số</translation>
    </message>
    <message>
        <source>Choose the file to check</source>
        <translation>Chọn tệp cần kiểm tra</translation>
    </message>
    <message>
        <source>Signed by {signer}: {path}. Both hashes were recorded; the file before is unchanged.</source>
        <translation>{signer} đã ký số: {path}. Đã ghi mã kiểm tra trước và sau khi ký; tệp trước khi ký giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>StateDialog</name>
    <message>
        <source>not chosen yet</source>
        <translation>chưa chọn</translation>
    </message>
    <message>
        <source>The reason is printed in the report beside the unit.</source>
        <translation>Lý do được in trong báo cáo, bên cạnh tên đơn vị.</translation>
    </message>
    <message>
        <source>The unit chosen comes into the round&apos;s scope; the report names both units and the reason.</source>
        <translation>Đơn vị được chọn sẽ thuộc diện kiểm tra của đợt; báo cáo ghi cả hai đơn vị và lý do.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>This unit is in the round already: instead of {before} units the round then inspects {after}.</source>
        <translation>Đơn vị này đã có trong đợt: đợt sẽ chỉ còn kiểm tra {after} đơn vị thay vì {before} đơn vị.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Go there and try again</source>
        <translation>Đến chỗ đó và lưu lại</translation>
    </message>
    <message>
        <source>Not saved yet: {count}</source>
        <translation>Chưa lưu được: {count} chỗ</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Protected store</source>
        <translation>Kho được bảo vệ</translation>
    </message>
    <message>
        <source>Plain store (not encrypted)</source>
        <translation>Kho thường (không mã hóa)</translation>
    </message>
    <message>
        <source>Machine {prefix}</source>
        <translation>Máy {prefix}</translation>
    </message>
    <message>
        <source>Opened for reading only</source>
        <translation>Chỉ mở để xem</translation>
    </message>
    <message>
        <source>No network needed</source>
        <translation>Không cần mạng</translation>
    </message>
    <message>
        <source>Saved at {time}</source>
        <translation>Đã lưu {time}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa sao lưu</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>Sao lưu gần nhất: {when}</translation>
    </message>
</context>
<context>
    <name>Stops</name>
    <message>
        <source>The minutes cannot be recorded as signed yet, nor be issued:</source>
        <translation>Chưa thể ghi nhận đã ký và chưa thể phát hành biên bản này, vì còn thiếu:</translation>
    </message>
</context>
<context>
    <name>SupplementDialog</name>
    <message>
        <source>Supplementary minutes</source>
        <translation>Biên bản bổ sung</translation>
    </message>
    <message>
        <source>Reason, printed in the minutes</source>
        <translation>Lý do (in trong biên bản)</translation>
    </message>
    <message>
        <source>Day of the meeting</source>
        <translation>Ngày làm việc</translation>
    </message>
    <message>
        <source>Place, if another one</source>
        <translation>Địa điểm (nếu khác)</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Bỏ biên bản bổ sung</translation>
    </message>
    <message>
        <source>Go on correcting</source>
        <translation>Sửa tiếp</translation>
    </message>
    <message>
        <source>Text, print…</source>
        <translation>Lời văn, in…</translation>
    </message>
    <message>
        <source>Signed…</source>
        <translation>Ký biên bản…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>As signed</source>
        <translation>Theo biên bản đã ký</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nay sửa thành</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Close this and change the sheet: points, texts, people, findings, recommendations.</source>
        <translation>Hãy đóng cửa sổ này rồi sửa trên bảng: điểm, nội dung ghi nhận, thành phần, phát hiện, kiến nghị.</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Chưa có nội dung thay đổi</translation>
    </message>
    <message>
        <source>No supplementary minutes: the sheet is read only again.</source>
        <translation>Đã bỏ biên bản bổ sung; bảng chấm điểm lại chỉ để xem.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Đồng bộ</translation>
    </message>
    <message>
        <source>Send a package…</source>
        <translation>Gửi gói…</translation>
    </message>
    <message>
        <source>Receive packages…</source>
        <translation>Nhận gói…</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Sổ gói</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Mâu thuẫn</translation>
    </message>
    <message>
        <source>Laptops of the team</source>
        <translation>Các máy trong đoàn</translation>
    </message>
    <message>
        <source>Sent and received</source>
        <translation>Đã gửi, đã nhận</translation>
    </message>
    <message>
        <source>{count} laptops · {units} units without a result · {conflicts} conflicts</source>
        <translation>{count} máy · {units} đơn vị chưa có kết quả · {conflicts} mâu thuẫn</translation>
    </message>
    <message>
        <source>{count} laptops · {units} units without a result, {undecided} of them for a conflict · {conflicts} conflicts</source>
        <translation>{count} máy · {units} đơn vị chưa có kết quả, trong đó {undecided} vì còn mâu thuẫn · {conflicts} mâu thuẫn</translation>
    </message>
    <message>
        <source>You are in the team of {name} now, as {person}.</source>
        <translation>Đã vào đoàn của {name} với tên {person}.</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Lưu đề nghị tham gia</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Đề nghị tham gia</translation>
    </message>
    <message>
        <source>The request was saved: {file}</source>
        <translation>Đã lưu đề nghị: {file}</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Find in the list…</source>
        <translation>Tìm…</translation>
    </message>
    <message>
        <source>Table: {columns}</source>
        <translation>Bảng: {columns}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} dòng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy with column titles</source>
        <translation>Sao chép kèm tên cột</translation>
    </message>
</context>
<context>
    <name>TeamCard</name>
    <message>
        <source>Add a person…</source>
        <translation>Thêm người…</translation>
    </message>
    <message>
        <source>Rename “{team}”</source>
        <translation>Sửa “{team}”</translation>
    </message>
    <message>
        <source>Remove “{team}”</source>
        <translation>Xóa “{team}”</translation>
    </message>
    <message>
        <source>{units} units assigned</source>
        <translation>{units} đơn vị được phân công</translation>
    </message>
    <message>
        <source>Party body</source>
        <translation>của tổ chức đảng</translation>
    </message>
    <message>
        <source>Nobody is in it yet.</source>
        <translation>Chưa có ai.</translation>
    </message>
</context>
<context>
    <name>TeamDialog</name>
    <message>
        <source>none: a team of its own</source>
        <translation>không, là đoàn riêng</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đoàn, tổ kiểm tra</translation>
    </message>
    <message>
        <source>New team or sub-team</source>
        <translation>Lập đoàn, tổ kiểm tra</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>TeamPart</name>
    <message>
        <source>Add a team or sub-team…</source>
        <translation>Thêm đoàn, tổ…</translation>
    </message>
    <message>
        <source>No team is set up for this round yet</source>
        <translation>Đợt này chưa lập đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Set up the team with its leader, secretary and members; sub-teams share the units.</source>
        <translation>Lập đoàn với trưởng đoàn, thư ký và các thành viên; có thể chia tổ để phân công đơn vị.</translation>
    </message>
    <message>
        <source>Set up the team</source>
        <translation>Lập đoàn kiểm tra</translation>
    </message>
    <message>
        <source>The team was removed.</source>
        <translation>Đã xóa đoàn, tổ kiểm tra.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Signed, or of a closed round: these texts can only be read. Corrections go into supplementary minutes.</source>
        <translation>Đã ký, hoặc đợt đã đóng: lời văn chỉ đọc, không sửa được. Nội dung cần đính chính thì ghi vào biên bản bổ sung.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Workspace</source>
        <translation>Kho dữ liệu</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Find or do something…</source>
        <translation>Tìm hoặc chọn thao tác…</translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation>Năm {year}</translation>
    </message>
    <message>
        <source>nothing since the workspace was opened; what was done before stands in the journal</source>
        <translation>chưa có việc nào từ khi mở kho dữ liệu; việc làm trước đó xem ở Nhật ký</translation>
    </message>
    <message>
        <source>nothing was undone</source>
        <translation>chưa hoàn tác việc nào</translation>
    </message>
</context>
<context>
    <name>TotalsBar</name>
    <message>
        <source>0–9 score · Tab next · M full points · / note</source>
        <translation>0–9 chấm điểm · Tab mục kế · M tối đa · / ghi chú</translation>
    </message>
    <message>
        <source>? keys</source>
        <translation>? phím tắt</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>Đã chấm</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>Self-scored</source>
        <translation>Tự chấm</translation>
    </message>
    <message>
        <source>Rescaled to 100</source>
        <translation>Quy đổi</translation>
    </message>
    <message>
        <source>of {points} points scored so far</source>
        <translation>/ {points} điểm đã chấm</translation>
    </message>
</context>
<context>
    <name>UnitEditor</name>
    <message>
        <source>for example: Chủ tịch UBND xã; no name</source>
        <translation>ví dụ: Chủ tịch UBND xã; không ghi họ tên</translation>
    </message>
</context>
<context>
    <name>UnitExchange</name>
    <message>
        <source>Import a list…</source>
        <translation>Nhập danh sách…</translation>
    </message>
    <message>
        <source>Save the blank form…</source>
        <translation>Lưu mẫu trống…</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Xuất ra Excel…</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Nhập, xuất</translation>
    </message>
    <message>
        <source>Import and export lists of units</source>
        <translation>Nhập và xuất danh sách đơn vị</translation>
    </message>
    <message>
        <source>Import a list of units</source>
        <translation>Nhập danh sách đơn vị</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Bảng tính</translation>
    </message>
    <message>
        <source>Save the blank form</source>
        <translation>Lưu mẫu trống</translation>
    </message>
    <message>
        <source>Blank list of units</source>
        <translation>Mẫu danh sách đơn vị</translation>
    </message>
    <message>
        <source>Export the list of units</source>
        <translation>Xuất danh sách đơn vị</translation>
    </message>
    <message>
        <source>List of units</source>
        <translation>Danh sách đơn vị</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Đang đọc danh sách</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
</context>
<context>
    <name>UnitFilters</name>
    <message>
        <source>Every block</source>
        <translation>Mọi khối</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Existing and closed</source>
        <translation>Mọi tình trạng</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>Đang hoạt động</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã ngừng hoạt động</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Tình trạng hoạt động</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Đơn vị tiền thân</translation>
    </message>
    <message>
        <source>Inspections so far</source>
        <translation>Các lần kiểm tra</translation>
    </message>
    <message>
        <source>The unit is recorded as soon as it has a name.</source>
        <translation>Đơn vị được lưu ngay khi có tên.</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>Đơn vị mới</translation>
    </message>
    <message>
        <source>No predecessor is recorded.</source>
        <translation>Không ghi đơn vị tiền thân nào.</translation>
    </message>
    <message>
        <source>Not in any round yet.</source>
        <translation>Chưa thuộc đợt kiểm tra nào.</translation>
    </message>
    <message>
        <source>Round {ordinal} of {year}</source>
        <translation>Đợt {ordinal} năm {year}</translation>
    </message>
    <message>
        <source>The new unit is not recorded yet. “Add a unit” brings back what was typed.</source>
        <translation>Đơn vị mới chưa được lưu. Bấm “Thêm đơn vị” để nhập tiếp nội dung đang dở.</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>Thêm đơn vị</translation>
    </message>
    <message>
        <source>Put into the bin</source>
        <translation>Bỏ vào thùng rác</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>No unit is recorded yet</source>
        <translation>Chưa có đơn vị nào</translation>
    </message>
    <message>
        <source>Take the list over from a spreadsheet (drop the file here), or add the units one by one.</source>
        <translation>Nhập danh sách từ bảng tính (có thể kéo tệp thả vào đây) hoặc thêm từng đơn vị.</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Nhập danh sách…</translation>
    </message>
    <message>
        <source>Save the blank form…</source>
        <translation>Lưu mẫu trống…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Tên đơn vị</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>Last inspection</source>
        <translation>Lần gần nhất</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>đến {day}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>not concluded</source>
        <translation>chưa kết luận</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa kiểm tra</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} đơn vị</translation>
    </message>
    <message>
        <source>{count} closed</source>
        <translation>{count} đã ngừng hoạt động</translation>
    </message>
    <message>
        <source>The units chosen are in the bin.</source>
        <translation>Đã bỏ các đơn vị được chọn vào thùng rác.</translation>
    </message>
    <message>
        <source>The units chosen are back in the list.</source>
        <translation>Đã đưa các đơn vị được chọn trở lại danh sách.</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Check a file</source>
        <translation>Kiểm tra tệp</translation>
    </message>
    <message>
        <source>Trusted authorities…</source>
        <translation>Tổ chức chứng thực tin cậy…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Chọn tệp khác…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Signature {number}: {signer}</source>
        <translation>Chữ ký số {number}: {signer}</translation>
    </message>
    <message>
        <source>on {moment}</source>
        <translation>ký lúc {moment}</translation>
    </message>
</context>
<context>
    <name>VersionCard</name>
    <message>
        <source>as in the signed minutes</source>
        <translation>đúng như biên bản đã ký</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>The visit</source>
        <translation>Buổi kiểm tra</translation>
    </message>
    <message>
        <source>For the minutes</source>
        <translation>Nội dung ghi biên bản</translation>
    </message>
    <message>
        <source>Day of the inspection</source>
        <translation>Ngày kiểm tra</translation>
    </message>
    <message>
        <source>From (hour)</source>
        <translation>Từ giờ</translation>
    </message>
    <message>
        <source>To (hour)</source>
        <translation>Đến giờ</translation>
    </message>
    <message>
        <source>Copies of the minutes</source>
        <translation>Số bản biên bản</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Unit reports back by</source>
        <translation>Hạn báo cáo</translation>
    </message>
    <message>
        <source>Scope, method</source>
        <translation>Phạm vi, phương pháp</translation>
    </message>
    <message>
        <source>Samples of files seen</source>
        <translation>Hồ sơ đã xem</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>mỗi dòng một mục</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Ưu điểm</translation>
    </message>
    <message>
        <source>Limits, shortcomings</source>
        <translation>Tồn tại, hạn chế</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Nguyên nhân</translation>
    </message>
    <message>
        <source>Opinion of the unit</source>
        <translation>Ý kiến của đơn vị</translation>
    </message>
    <message>
        <source>Other notes</source>
        <translation>Ghi chú khác</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Save the request once more…</source>
        <translation>Lưu lại tệp đề nghị…</translation>
    </message>
    <message>
        <source>Open the admission package…</source>
        <translation>Mở gói kết nạp…</translation>
    </message>
    <message>
        <source>1. Give the request to the team lead, by stick or mail.</source>
        <translation>1. Chuyển tệp đề nghị cho Trưởng đoàn, bằng USB hoặc thư điện tử.</translation>
    </message>
    <message>
        <source>2. When the lead calls, read these words aloud, or show this code.</source>
        <translation>2. Khi Trưởng đoàn gọi, đọc to các từ này hoặc đưa mã để quét.</translation>
    </message>
    <message>
        <source>So the lead knows that the request is yours and was not changed on its way.</source>
        <translation>Nhờ vậy Trưởng đoàn biết đề nghị đúng là của bạn và không bị sửa trên đường đi.</translation>
    </message>
    <message>
        <source>3. Open the admission package that the lead sends back.</source>
        <translation>3. Mở gói kết nạp mà Trưởng đoàn gửi lại.</translation>
    </message>
    <message>
        <source>It can also be dropped onto this window. Until then nothing can be entered here.</source>
        <translation>Cũng có thể kéo thả tệp vào cửa sổ này. Trước đó chưa nhập được gì trên máy này.</translation>
    </message>
    <message>
        <source>{person} waits to be admitted</source>
        <translation>{person}: đang chờ kết nạp</translation>
    </message>
    <message>
        <source>The request was made on {when}.</source>
        <translation>Đề nghị lập lúc {when}.</translation>
    </message>
</context>
<context>
    <name>WhereDialog</name>
    <message>
        <source>New finding: at which unit?</source>
        <translation>Phát hiện mới: tại đơn vị nào?</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Đợt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>No unit is to be inspected this year yet</source>
        <translation>Năm này chưa có đơn vị nào thuộc diện kiểm tra</translation>
    </message>
    <message>
        <source>Type to find the unit, Enter to go on.</source>
        <translation>Gõ để tìm đơn vị, Enter để tiếp tục.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Signature recorded by mistake</source>
        <translation>Ghi nhận ký nhầm</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Bỏ ghi nhận ký</translation>
    </message>
    <message>
        <source>Only where the minutes are not really signed yet. What was signed is corrected by supplementary minutes.</source>
        <translation>Chỉ dùng khi biên bản thực tế chưa ký. Biên bản đã ký thì đính chính bằng biên bản bổ sung.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>The sheet can be written again.</source>
        <translation>Bảng chấm điểm đã mở lại để ghi.</translation>
    </message>
</context>
<context>
    <name>WithdrawDocumentDialog</name>
    <message>
        <source>Withdraw an issued document</source>
        <translation>Rút văn bản đã phát hành</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Rút văn bản</translation>
    </message>
    <message>
        <source>The document stays in the list as withdrawn, with the reason; who checks its file is told so first. The file itself stays where it was saved.</source>
        <translation>Văn bản vẫn còn trong danh sách, ghi là đã rút kèm lý do; ai kiểm tra tệp sẽ được báo điều đó trước hết. Tệp PDF giữ nguyên ở nơi đã lưu.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Withdrawn: {title}</source>
        <translation>Đã rút: {title}</translation>
    </message>
</context>
<context>
    <name>WithdrawalQuestion</name>
    <message>
        <source>Take it back</source>
        <translation>Bỏ ghi nhận</translation>
    </message>
    <message>
        <source>Withdraw the electronic signature?</source>
        <translation>Rút chữ ký số đã ghi nhận?</translation>
    </message>
    <message>
        <source>To undo means to withdraw the record of the signature on: {title}. The signed file stays where it was written; who checks it is told that it is not a recorded copy.</source>
        <translation>Hoàn tác thao tác này là rút ghi nhận chữ ký số: {title}. Tệp đã ký vẫn ở chỗ cũ; khi kiểm tra, tệp đó không còn là bản đã ghi nhận.</translation>
    </message>
    <message>
        <source>Withdraw that the minutes are signed?</source>
        <translation>Bỏ ghi nhận biên bản đã ký?</translation>
    </message>
    <message>
        <source>To undo means that the minutes count as not signed and can be changed again: {title}. What was really signed is put right by supplementary minutes instead.</source>
        <translation>Hoàn tác thao tác này thì biên bản được coi là chưa ký và nội dung sửa được trở lại: {title}. Biên bản đã ký thật thì đính chính bằng biên bản bổ sung.</translation>
    </message>
    <message>
        <source>Withdraw the issued document?</source>
        <translation>Rút văn bản đã phát hành?</translation>
    </message>
    <message>
        <source>To undo means to withdraw: {title}. The file stays where it was written, and the document in the list of issued ones, as withdrawn; who checks the file is told so.</source>
        <translation>Hoàn tác ở đây là rút văn bản: {title}. Tệp đã ghi vẫn còn, văn bản vẫn nằm trong danh sách đã phát hành và được ghi là đã rút; ai kiểm tra tệp sẽ được báo như vậy.</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Rút văn bản</translation>
    </message>
</context>
<context>
    <name>YearChoice</name>
    <message>
        <source>Year {year}</source>
        <translation>Năm {year}</translation>
    </message>
    <message>
        <source>year</source>
        <translation>năm</translation>
    </message>
</context>
<context>
    <name>YearDialog</name>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>What you plan and make from then on belongs to this year.</source>
        <translation>Kế hoạch và đợt kiểm tra lập từ đó thuộc về năm này.</translation>
    </message>
    <message>
        <source>Another year</source>
        <translation>Chọn năm khác</translation>
    </message>
    <message>
        <source>Go to the year</source>
        <translation>Chuyển sang năm này</translation>
    </message>
</context>
<context>
    <name>_RoleDialog</name>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>It can look at everything, receive packages and pass them on, and write nothing.</source>
        <translation>Máy được xem mọi dữ liệu, nhận gói và chuyển gói tiếp, không được ghi.</translation>
    </message>
    <message>
        <source>It can record and score; conflicts, closing and the team stay with the lead.</source>
        <translation>Máy được ghi nhận và chấm điểm; giải quyết mâu thuẫn, kết thúc đợt và quản lý đoàn vẫn thuộc Trưởng đoàn.</translation>
    </message>
    <message>
        <source>It can admit and revoke laptops, decide conflicts, close rounds and erase by law, like every lead. Leading now: {leads}. Choose team lead only where the team is to have one more; to pass the role on, hand it over.</source>
        <translation>Máy được kết nạp và thu hồi quyền của máy khác, giải quyết mâu thuẫn, kết thúc đợt và xóa vĩnh viễn theo luật như mọi Trưởng đoàn. Hiện là Trưởng đoàn: {leads}. Chỉ chọn Trưởng đoàn khi đoàn cần thêm một Trưởng đoàn; nếu chuyển hẳn vai trò thì dùng “Bàn giao Trưởng đoàn…”.</translation>
    </message>
    <message>
        <source>{count} actions are applied.</source>
        <translation>Đã áp dụng {count} mục.</translation>
    </message>
    <message>
        <source>{rest} stay kept apart.</source>
        <translation>Còn tạm giữ {rest} mục.</translation>
    </message>
    <message>
        <source>Send a package so that the others know.</source>
        <translation>Hãy gửi gói để các máy khác biết.</translation>
    </message>
</context>
</TS>
