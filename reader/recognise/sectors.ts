/**
 * Sector names (tên ngành) that stand after Bộ, Sở, Ban, Cục, Vụ, Phòng …: folded, as the law writes
 * them before and after the mergers of 2025. They hold commas, "và" and verbs, so a grammar alone
 * would cut them. Provinces, places and the unit's level follow freely and are not listed.
 */
export const SECTORS: readonly string[] = `
nong nghiep va phat trien nong thon|nong nghiep va moi truong|giao duc va dao tao|thong tin va truyen thong|khoa hoc va cong nghe|ke hoach va dau tu|tai nguyen va moi truong
van hoa, the thao va du lich|van hoa the thao va du lich|van hoa va the thao|van hoa, the thao|van hoa - the thao|van hoa, thong tin, the thao va du lich|van hoa, thong tin|van hoa va thong tin|van hoa - thong tin|van hoa - xa hoi|van hoa xa hoi
lao dong - thuong binh va xa hoi|lao dong, thuong binh va xa hoi|lao dong thuong binh va xa hoi|giao thong van tai|xay dung|cong thuong|tai chinh|tai chinh - ke hoach|ke hoach - tai chinh|ke hoach tai chinh|noi vu|tu phap|y te|ngoai giao|ngoai vu|du lich|quoc phong|cong an
dan toc va ton giao|dan toc|ton giao|quy hoach - kien truc|quy hoach va kien truc|an toan thuc pham|kinh te|kinh te, ha tang va do thi|kinh te ha tang|kinh te - ha tang|ha tang do thi|quan ly do thi|phap che|to chuc can bo|tuyen giao|tuyen giao va dan van|dan van
pho bien, giao duc phap luat|giao duc trung hoc|giao duc tieu hoc|giao duc mam non|giao duc mam non - tieu hoc|giao duc dai hoc|chinh tri, tu tuong|hop tac quoc te|thi dua - khen thuong|thi dua, khen thuong|cong nghe thong tin|chuyen doi so|an toan thong tin
chan nuoi va thu y|chan nuoi|thu y|trong trot va bao ve thuc vat|thuy loi|thuy san|kiem lam|lam nghiep|khuyen nong|khi tuong thuy van|bao ve moi truong|bien doi khi hau|quan ly dat dai|dang ky dat dai|quan ly thi truong|quan ly chat luong|quan ly nha va thi truong bat dong san|nha giao va can bo quan ly giao duc
phong, chong thien tai va tim kiem cuu nan|phong chong thien tai va tim kiem cuu nan|phong thu dan su|quan su|bo doi bien phong|bien phong|canh sat giao thong|canh sat phong chay|phat thanh va truyen hinh|phat thanh - truyen hinh|truyen thanh - truyen hinh|truyen hinh|phat thanh truyen hinh|phat thanh, truyen hinh|thuong truc|truyen thong, van hoa va the thao
khu kinh te|cac khu cong nghiep|cac khu kinh te|cac khu che xuat va cong nghiep|cac khu cong nghe cao va khu cong nghiep|cac khu cong nghiep, khu kinh te|khu cong nghe cao|du an dau tu xay dung|du an|phuc vu hanh chinh cong|kiem soat benh tat|tro giup phap ly nha nuoc|dich vu viec lam|thong tin|xuc tien dau tu|xuc tien thuong mai
lien hiep phu nu|nong dan|cuu chien binh|phu nu|luat gia|chu thap do|nguoi cao tuoi|khuyen hoc|doanh nghiep|nha bao|van hoc nghe thuat|cac hoi khoa hoc va ky thuat|cac to chuc huu nghi|hop tac xa|thanh nien cong san ho chi minh|thanh nien|lao dong|luat su|khoa hoc ky thuat
to quoc viet nam|to quoc|chinh sach xa hoi|chien luoc, chinh sach tai nguyen va moi truong|chinh sach, chien luoc|nha nuoc viet nam|nha nuoc|phat trien|an ninh mang va phong, chong toi pham su dung cong nghe cao|dan so va phat trien|dan so|ke hoach|chinh tri|hanh chinh cong|hanh chinh|kiem sat nhan dan toi cao|toi cao|kinh te trung uong|co yeu chinh phu|thong ke|viec lam|ghi hinh
quan ly nha nuoc|quan ly rung|quan ly kham, chua benh|kham, chua benh|quan ly duoc|y te du phong|phong benh|an ninh|trat tu|trat tu xay dung do thi|quan ly trat tu xay dung do thi|kinh te, van hoa va xa hoi|hoi dong nhan dan va uy ban nhan dan|hdnd va ubnd|doan dbqh va hdnd|doan dai bieu quoc hoi va hoi dong nhan dan
dieu tiet dien luc|nang luong|dien luc|buu chinh|vien thong|bao chi|xuat ban, in va phat hanh|thong tin co so|thong tin doi ngoai|phat thanh, truyen hinh va thong tin dien tu|tan so vo tuyen dien|chuyen doi so quoc gia|cong nghiep cong nghe thong tin va truyen thong|so huu tri tue|tieu chuan do luong chat luong
xay dung, kiem tra va theo doi thi hanh phap luat|xay dung va kiem tra van ban quy pham phap luat|xay dung va kiem tra van ban|kiem tra van ban|bo tro tu phap|hanh chinh tu phap|quan ly xu ly vi pham hanh chinh va theo doi thi hanh phap luat|cai cach hanh chinh|xay dung chinh quyen|to chuc, bien che|thanh nien va cong tac nguoi co cong|viec lam va an toan lao dong|quan ly ngan sach|quan ly gia va cong san|tin hoc va thong ke|quan ly dau tu|dau tu, tham dinh va giam sat dau tu|quan ly chat luong cong trinh|quan ly van tai, phuong tien va nguoi lai|quan ly ket cau ha tang giao thong|quan ly cong nghiep|quan ly thuong mai|quan ly xuat nhap khau|ky thuat an toan va moi truong|quan ly di san|quan ly the duc the thao|to chuc, xay dung phong trao|nghiep vu duoc|bao ve, cham soc tre em va binh dang gioi
ung pho su co, thien tai va tim kiem cuu nan|ung pho su co thien tai va tim kiem cuu nan|ung pho bien doi khi hau|kinh te so|xa hoi so|chinh phu so|chinh quyen so|xuat ban, in, phat hanh|phat thanh truyen hinh va thong tin dien tu|thuong mai dien tu|nong thon moi|giam ngheo|cai cach tu phap|do thi|moi truong|dat dai|khoang san|tai nguyen nuoc|the thao|giao duc nghe nghiep|an sinh xa hoi|cong nghiep|thuong mai|dich vu|nong nghiep|giao thong|logistics
quan ly von nha nuoc tai doanh nghiep|co so vat chat|doi ngoai|trung uong|phap luat|dau tu|thue|hai quan|kho bac|gia dinh|gia dinh va tre em|tre em|binh dang gioi|nguoi co cong|bao tro xa hoi|phong, chong te nan xa hoi|bao hiem xa hoi|dang kiem|duong bo|hang khong|hang hai|duong sat|duong thuy noi dia
`
  .split(/[|\n]/)
  .map((name) => name.trim())
  .filter(Boolean)
  .sort((a, b) => b.length - a.length);

const BY_FIRST = new Map<string, string[]>();
for (const name of SECTORS) {
  const first = name.slice(0, 2);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), name]);
}

/** Length of the longest sector name at `at`, or 0. */
export function sectorLengthAt(folded: string, at: number): number {
  for (const name of BY_FIRST.get(folded.slice(at, at + 2)) ?? []) {
    if (folded.startsWith(name, at) && !/[a-z0-9]/.test(folded.charAt(at + name.length)))
      return name.length;
  }
  return 0;
}
