import { errorTable } from '../../platform/contract.ts';

/** Why published data are not read back. */
export const openDataErrors = errorTable({
  OPEN_DATA_UNREADABLE: {
    status: 422,
    vi: 'Dữ liệu mở này không còn nguyên vẹn ở {place}. Tải lại tệp từ trang công khai rồi thả vào đây.',
    en: 'These open data are not whole at {place}. Download the file from the public page again and drop it here.',
  },
});
