// Renewed as Sources/README.md says: gapbook facts --against FILE --digests prints what is between the
// quotation marks.
extension LawDigests {
  /// 45 CFR Part 164 Subparts C and D.
  static let security = """
    164.302 .=fe9ddad8
    164.304 .=945f7c7c _Access=26a017de _Administrative_safeguards=cc0a2556 _Authentication=7c08abe9
    _Availability=e7a6bfc0 _Confidentiality=84dd7633 _Encryption=9dffa3d9 _Facility=f0bd9060
    _Information_system=a8ca9c7e _Integrity=00790aec _Malicious_software=e6f887c2 _Password=16f9bafc
    _Physical_safeguards=5d766cc8 _Security_or_Security_measures=cb3976a9
    _Security_incident=fa138057 _Technical_safeguards=5b84b968 _User=7bb04022 _Workstation=a7dc6f09
    164.306 (a)=9e5769eb (a)(1)=ee59a5dc (a)(2)=1acf6793 (a)(3)=bf7e5e4e (a)(4)=0144cc03
    (b)=7e8e927e (b)(1)=2c811dc4 (b)(2)=0eefaa74 (b)(2)(i)=1c8110bb (b)(2)(ii)=495907c8
    (b)(2)(iii)=16509e3d (b)(2)(iv)=db6947d2 (c)=3b7a42b9 (d)=80e48819 (d)(1)=d2b6b235
    (d)(2)=1081a5e7 (d)(3)=d4f27126 (d)(3)(i)=4f7274a0 (d)(3)(ii)=32908522 (d)(3)(ii)(A)=d2588350
    (d)(3)(ii)(B)=7b261cfb (d)(3)(ii)(B)(1)=8ad8e0b9 (d)(3)(ii)(B)(2)=8687b595 (e)=307cb03e
    164.308 (a)=0fae5787 (a)(1)=e3b0c442 (a)(1)(i)=0295b246 (a)(1)(ii)=35a26e1d
    (a)(1)(ii)(A)=0bb1bfc1 (a)(1)(ii)(B)=7bf67f44 (a)(1)(ii)(C)=9de909d7 (a)(1)(ii)(D)=26cd2bf2
    (a)(2)=c940af77 (a)(3)=e3b0c442 (a)(3)(i)=1b4e016d (a)(3)(ii)=35a26e1d (a)(3)(ii)(A)=3a522d7a
    (a)(3)(ii)(B)=bbcd3f5d (a)(3)(ii)(C)=3f0ffc39 (a)(4)=e3b0c442 (a)(4)(i)=d89f3bac
    (a)(4)(ii)=35a26e1d (a)(4)(ii)(A)=40fe36df (a)(4)(ii)(B)=879d208b (a)(4)(ii)(C)=84575f60
    (a)(5)=e3b0c442 (a)(5)(i)=384525fa (a)(5)(ii)=f9b8d18f (a)(5)(ii)(A)=6cfb5176
    (a)(5)(ii)(B)=bc370c11 (a)(5)(ii)(C)=fb69291e (a)(5)(ii)(D)=c2cd9d3d (a)(6)=e3b0c442
    (a)(6)(i)=433b63f0 (a)(6)(ii)=ff15e668 (a)(7)=e3b0c442 (a)(7)(i)=33e8a3eb (a)(7)(ii)=35a26e1d
    (a)(7)(ii)(A)=a881dbb8 (a)(7)(ii)(B)=6e05ef71 (a)(7)(ii)(C)=16687c6a (a)(7)(ii)(D)=c11cb657
    (a)(7)(ii)(E)=2363729d (a)(8)=8bfac357 (b)=e3b0c442 (b)(1)=e88afecf (b)(2)=ea9fea7f
    (b)(3)=b3c1690d
    164.310 .=0fae5787 (a)=e3b0c442 (a)(1)=55c4b06b (a)(2)=35a26e1d (a)(2)(i)=1331fa7f
    (a)(2)(ii)=9bce84be (a)(2)(iii)=08782b48 (a)(2)(iv)=d5ea91ef (b)=e8f03dc4 (c)=e77ca05f
    (d)=e3b0c442 (d)(1)=96c61313 (d)(2)=35a26e1d (d)(2)(i)=8fcc1528 (d)(2)(ii)=5e3a6483
    (d)(2)(iii)=016b8978 (d)(2)(iv)=faf73141
    164.312 .=0fae5787 (a)=e3b0c442 (a)(1)=80f68370 (a)(2)=35a26e1d (a)(2)(i)=4fa63281
    (a)(2)(ii)=64e978d2 (a)(2)(iii)=c9d6c172 (a)(2)(iv)=04301504 (b)=02116652 (c)=e3b0c442
    (c)(1)=b156023f (c)(2)=51587f8d (d)=c1d1dbec (e)=e3b0c442 (e)(1)=c10dcc75 (e)(2)=35a26e1d
    (e)(2)(i)=b4e7eafc (e)(2)(ii)=abbf606d
    164.314 (a)=e3b0c442 (a)(1)=0700a6a0 (a)(2)=5911119a (a)(2)(i)=130aa220 (a)(2)(i)(A)=41cc0422
    (a)(2)(i)(B)=2af98aa0 (a)(2)(i)(C)=66622552 (a)(2)(ii)=7d03ebfe (a)(2)(iii)=3ad2ce6c
    (b)=e3b0c442 (b)(1)=516873d3 (b)(2)=bb5a971d (b)(2)(i)=c9b11645 (b)(2)(ii)=be9052bc
    (b)(2)(iii)=a2993393 (b)(2)(iv)=afc30c58
    164.316 .=0fae5787 (a)=25589124 (b)=e3b0c442 (b)(1)=f50007b3 (b)(1)(i)=2f50fa09
    (b)(1)(ii)=89f87657 (b)(2)=35a26e1d (b)(2)(i)=55f1d923 (b)(2)(ii)=5b0704d3 (b)(2)(iii)=75343b40
    164.318 (a)=0fc74e52 (a)(1)=41c3e746 (a)(2)=daa7c955 (b)=c75e68a2 (c)=239a3818
    164.400 .=7ae64306
    164.402 .=945f7c7c _Breach=7e9154e4 _Breach_(1)=0831c247 _Breach_(1)(i)=55ad4a0a
    _Breach_(1)(ii)=256581a8 _Breach_(1)(iii)=c17ac635 _Breach_(2)=42adadd2 _Breach_(2)(i)=fa5735ab
    _Breach_(2)(ii)=3c296664 _Breach_(2)(iii)=92c775a3 _Breach_(2)(iv)=c828c0fa
    _Unsecured_protected_health_information=85a51597
    164.404 (a)=fe6d3468 (a)(1)=e5c93313 (a)(2)=9029efc0 (b)=be06fd51 (c)=f2c2fead (c)(1)=b43f929e
    (c)(1)(A)=15d0e16c (c)(1)(B)=c40da6f3 (c)(1)(C)=5b43fbd8 (c)(1)(D)=52dc8804 (c)(1)(E)=5bd663ad
    (c)(2)=7707d758 (d)=6e29d8f1 (d)(1)=1e2b405b (d)(1)(i)=23f68fcd (d)(1)(ii)=e8468923
    (d)(2)=106e8fdb (d)(2)(i)=c9d5991d (d)(2)(ii)=c06e27bc (d)(2)(ii)(A)=162e63ec
    (d)(2)(ii)(B)=c81b37e3 (d)(3)=b367402c
    164.406 (a)=71b7868a (b)=be06fd51 (c)=a381852d
    164.408 (a)=f6b0f848 (b)=87897588 (c)=c7bd066a
    164.410 (a)=fe6d3468 (a)(1)=9d9b6579 (a)(2)=1baad468 (b)=446b720e (c)=f2c2fead (c)(1)=338750ac
    (c)(2)=630af550
    164.412 .=40614bd2 (a)=ccd6da44 (b)=48693645
    164.414 (a)=447c92ac (b)=603b6e7d
    """
}
