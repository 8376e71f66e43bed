/** Passwords that guessers try first, in lower case; at least 8 characters long, shorter ones are refused anyway. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword p@ssw0rd1 qwertyui qwertyuiop qwerty123
  qwerty12 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz@wsx zaq12wsx qazwsxedc asdfghjkl asdf1234 abcd1234 abc12345 abc123456
  a1234567 a12345678 a123456789 aa123456 aa123456789 aaa123456 qq123456 qq123456789 woaini1314 woaini520 5201314520
  woaini123 iloveyou iloveyou1 sunshine princess football baseball welcome1 welcome123 admin123 admin1234 admin888
  admin@123 administrator root1234 test1234 guest123 letmein1 changeme changeme1 monkey123 dragon123 master123
  superman trustno1 whatever computer internet starwars 12345678 123456789 1234567890 12345678910 87654321 987654321
  0123456789 11111111 111111111 00000000 88888888 66666666 99999999 12341234 12344321 11223344 123123123 147258369
  123456aa 123456abc 123456qq 12345qwe 123qweasd qwe123456 q1w2e3r4 zxcvbnm1 zxcvbnm123 asdasd123 1234qwer qwer1234
  qweasdzxc zhifa123 zhifa1234 wushenqi 150626150626 nmg123456 zrzy1234 zrzyj123 tuban123 tuban1234 tubantuban
  weipian123 guotu123 guotu1234 zhangsan lisi1234 wangwu123 nihao123 zhongguo china123 beijing123 mima1234
  mimamima mima123456 huawei123 huawei@123 windows123 oracle123 postgres sysadmin`
    .split(/\s+/)
    .filter(Boolean),
);
