// Renewed as Sources/README.md says: gapbook facts --against FILE --digests prints what is between the
// quotation marks.
extension LawDigests {
  /// 45 CFR Part 164 Subpart E.
  static let privacy = """
    164.500 (a)=793b1894 (b)=ffffefde (b)(1)=9ee74b24 (b)(1)(i)=8d6fd435 (b)(1)(ii)=c32492a6
    (b)(1)(iii)=63360e78 (b)(1)(iv)=61412d18 (b)(1)(v)=0ebf0dba (b)(1)(vi)=162afd4c
    (b)(1)(vii)=4f7663d7 (b)(2)=4da7fb9d (c)=61abe096 (d)=215a5344
    164.501 .=945f7c7c _Correctional_institution=5fa2e8a3 _Data_aggregation=4aa3970d
    _Designated_record_set=f3f9b148 _Designated_record_set_(1)=f3433cdd
    _Designated_record_set_(1)(i)=88d26aad _Designated_record_set_(1)(ii)=2cba1558
    _Designated_record_set_(1)(iii)=8ddfdf18 _Designated_record_set_(2)=80e1c3da
    _Direct_treatment_relationship=efe00d02 _Health_care_operations=7789f77a
    _Health_care_operations_(1)=df2526ad _Health_care_operations_(2)=3194ab97
    _Health_care_operations_(3)=1a29d0df _Health_care_operations_(4)=d713efaa
    _Health_care_operations_(5)=476f0e15 _Health_care_operations_(6)=30a4a502
    _Health_care_operations_(6)(i)=6b88c81b _Health_care_operations_(6)(ii)=f97eebec
    _Health_care_operations_(6)(iii)=4b211457 _Health_care_operations_(6)(iv)=15b5bce6
    _Health_care_operations_(6)(v)=2b3bf706 _Health_oversight_agency=471c5dbe
    _Indirect_treatment_relationship=0c11a6b0 _Indirect_treatment_relationship_(1)=3c056395
    _Indirect_treatment_relationship_(2)=652a3fe2 _Inmate=3045117b _Marketing=e2a530e2
    _Marketing_(1)=26a31f7e _Marketing_(2)=cd74f32f _Marketing_(2)(i)=c5a00431
    _Marketing_(2)(ii)=9a756e1a _Marketing_(2)(ii)(A)=61a3b161 _Marketing_(2)(ii)(B)=6c87ea5a
    _Marketing_(2)(ii)(C)=118d8002 _Marketing_(3)=117ed6aa _Payment=3faaed1f _Payment_(1)=d40df64e
    _Payment_(1)(i)=adad50de _Payment_(1)(ii)=d2e9590f _Payment_(2)=e8617c66
    _Payment_(2)(i)=ec01859c _Payment_(2)(ii)=7e5eabfa _Payment_(2)(iii)=be4d5c45
    _Payment_(2)(iv)=013251a1 _Payment_(2)(v)=b1209998 _Payment_(2)(vi)=97bcf504
    _Payment_(2)(vi)(A)=fcf4b2fb _Payment_(2)(vi)(B)=252d14e3 _Payment_(2)(vi)(C)=1f03432b
    _Payment_(2)(vi)(D)=1cf2e161 _Payment_(2)(vi)(E)=6915be48 _Payment_(2)(vi)(F)=0cb01f7b
    _Psychotherapy_notes=5c8552d8 _Public_health_authority=d70816c4 _Research=3ac71fab
    _Treatment=dfa1d827
    164.502 (a)=02479ad9 (a)(1)=2d13fc1c (a)(1)(i)=d0357e38 (a)(1)(ii)=c39ed55c (a)(1)(iii)=514ee11a
    (a)(1)(iv)=ab84a202 (a)(1)(v)=d3a4a7f3 (a)(1)(vi)=0e3e8082 (a)(1)(vi)(A)=e2fb93ee
    (a)(1)(vi)(B)=636d2500 (a)(1)(vi)(C)=c73b9b67 (a)(2)=67206c3f (a)(2)(i)=c5a3e38a
    (a)(2)(ii)=4c17ff1f (a)(3)=c0f78d0a (a)(4)=9cdfb69c (a)(4)(i)=5f420ce0 (a)(4)(ii)=ca4c5fe7
    (a)(5)=c8d9a395 (a)(5)(i)=1ed46b2f (a)(5)(i)(A)=ccd97763 (a)(5)(i)(A)(1)=271bbd02
    (a)(5)(i)(A)(2)=74c0e8b4 (a)(5)(i)(A)(3)=c35b47a1 (a)(5)(i)(A)(4)=e6ead22a (a)(5)(i)(B)=b6004f62
    (a)(5)(ii)=4aee454d (a)(5)(ii)(A)=64b31ff7 (a)(5)(ii)(B)=9373ee57 (a)(5)(ii)(B)(1)=604033ed
    (a)(5)(ii)(B)(2)=bdb11ffc (a)(5)(ii)(B)(2)(i)=e98f48ad (a)(5)(ii)(B)(2)(ii)=7bf34e21
    (a)(5)(ii)(B)(2)(iii)=53c063cc (a)(5)(ii)(B)(2)(iv)=e6ef0c4e (a)(5)(ii)(B)(2)(v)=5a758409
    (a)(5)(ii)(B)(2)(vi)=da419bee (a)(5)(ii)(B)(2)(vii)=68d10802 (a)(5)(ii)(B)(2)(viii)=45fc7c76
    (a)(5)(iii)=c1b02fd4 (a)(5)(iii)(A)=f2cca38a (a)(5)(iii)(A)(1)=73c8d607
    (a)(5)(iii)(A)(2)=1641c945 (a)(5)(iii)(A)(3)=f5fabaa8 (a)(5)(iii)(B)=c8654fde
    (a)(5)(iii)(B)(1)=edaac185 (a)(5)(iii)(B)(2)=c84f8750 (a)(5)(iii)(B)(3)=3b91ac24
    (a)(5)(iii)(C)=a86cecfe (a)(5)(iii)(C)(1)=4f86d711 (a)(5)(iii)(C)(2)=52271c64
    (a)(5)(iii)(D)=9ffcb229 (b)=f66f454e (b)(2)=cb7585f7 (b)(2)(i)=cf8da330 (b)(2)(ii)=02222629
    (b)(2)(iii)=d020d8a1 (b)(2)(iv)=e1129c69 (b)(2)(v)=87b1ddfb (b)(2)(vi)=2552287f (c)=5d313b02
    (d)=748aeecd (d)(1)=1853484e (d)(2)=db8b315e (d)(2)(i)=c580bb49 (d)(2)(ii)=1609d4bf (e)=e3b0c442
    (e)(1)=47461247 (e)(1)(i)=e1f939a1 (e)(1)(ii)=a15a3894 (e)(2)=2b5b0a88 (f)=76f07ae6 (g)=e3b0c442
    (g)(1)=25b2019f (g)(2)=ca4eb07f (g)(3)=e3b0c442 (g)(3)(i)=a1410929 (g)(3)(i)(A)=6b2dcd43
    (g)(3)(i)(B)=9e133aea (g)(3)(i)(C)=3fb3ecd9 (g)(3)(ii)=7e587c4b (g)(3)(ii)(A)=cae07a21
    (g)(3)(ii)(B)=1d7d74a7 (g)(3)(ii)(C)=b16347c2 (g)(4)=3d0ff3e9 (g)(5)=c096c7c2 (g)(5)(i)=5bb1c1de
    (g)(5)(i)(A)=9ad02529 (g)(5)(i)(A)(1)=de469e25 (g)(5)(i)(A)(2)=7e47cea1 (g)(5)(i)(B)=9c1ace58
    (g)(5)(ii)=aa2a6391 (h)=1ebddfc0 (i)=2f54c557 (j)=dd19d9c1 (j)(1)=77771acb (j)(1)(i)=262096a2
    (j)(1)(ii)=715a19f1 (j)(1)(ii)(A)=b7a0e2b5 (j)(1)(ii)(B)=d553612d (j)(2)=90692ebf
    (j)(2)(i)=1b118c6c (j)(2)(ii)=f1c5de3e
    164.504 (a)=d4bb08b6 (a)_Plan_administration_functions=ba7cc82c
    (a)_Summary_health_information=9fbeebc8 (a)_Summary_health_information_(1)=297ee315
    (a)_Summary_health_information_(2)=0738eca9 (b)=c0d03c12 (e)=e3b0c442 (e)(1)=32c70e65
    (e)(1)(i)=9b4820d6 (e)(1)(ii)=f28db3b6 (e)(1)(iii)=ca2935a2 (e)(2)=7c067283 (e)(2)(i)=2c5f8892
    (e)(2)(i)(A)=8064225a (e)(2)(i)(B)=2ecd35eb (e)(2)(ii)=1d2a99f0 (e)(2)(ii)(A)=2908bea5
    (e)(2)(ii)(B)=1fef3f68 (e)(2)(ii)(C)=0ce882f6 (e)(2)(ii)(D)=9a2b1265 (e)(2)(ii)(E)=327ad90a
    (e)(2)(ii)(F)=c37e3ee1 (e)(2)(ii)(G)=5295b348 (e)(2)(ii)(H)=4ff0eb09 (e)(2)(ii)(I)=a408646a
    (e)(2)(ii)(J)=678a0b85 (e)(2)(iii)=7feef086 (e)(3)=976b746c (e)(3)(i)=e0277ae5
    (e)(3)(i)(A)=34836c83 (e)(3)(i)(B)=f6e99900 (e)(3)(ii)=82ea0efa (e)(3)(iii)=300d86d2
    (e)(3)(iv)=18b02925 (e)(4)=22f3aab9 (e)(4)(i)=fea8572f (e)(4)(i)(A)=6d17cee4
    (e)(4)(i)(B)=c9f8d859 (e)(4)(ii)=70647883 (e)(4)(ii)(A)=3a520fc9 (e)(4)(ii)(B)=e3b0c442
    (e)(4)(ii)(B)(1)=9d2645ad (e)(4)(ii)(B)(2)=9779591b (e)(5)=55af9987 (f)=e3b0c442 (f)(1)=fb342b9c
    (f)(1)(i)=679d5ea3 (f)(1)(ii)=9f00a828 (f)(1)(ii)(A)=0c541e05 (f)(1)(ii)(B)=4e98671e
    (f)(1)(iii)=a2b0c65f (f)(2)=1d8877e5 (f)(2)(i)=752354f5 (f)(2)(ii)=aa2d0327
    (f)(2)(ii)(A)=5255cb23 (f)(2)(ii)(B)=59491441 (f)(2)(ii)(C)=226422e9 (f)(2)(ii)(D)=4ddd279a
    (f)(2)(ii)(E)=327ad90a (f)(2)(ii)(F)=c37e3ee1 (f)(2)(ii)(G)=5295b348 (f)(2)(ii)(H)=d4b6da01
    (f)(2)(ii)(I)=953e031b (f)(2)(ii)(J)=d82aebb6 (f)(2)(iii)=5dbba4de (f)(2)(iii)(A)=e90effc5
    (f)(2)(iii)(B)=dd4be422 (f)(2)(iii)(C)=38f43a23 (f)(3)=86eada23 (f)(3)(i)=7d38835b
    (f)(3)(ii)=c3d6914c (f)(3)(iii)=de4cb84c (g)=f08b998c (g)(1)=6354e523 (g)(2)=43358b3f
    164.506 (a)=6a2a0c33 (b)=15d7a37a (b)(1)=c63b8d32 (b)(2)=404d7c22 (c)=2009ef49 (c)(1)=7ec08fa1
    (c)(2)=83ab466b (c)(3)=a6b8bcd8 (c)(4)=6c9de7b2 (c)(4)(i)=c52453f4 (c)(4)(ii)=27805219
    (c)(5)=38f62599
    164.508 (a)=6a4addd9 (a)(1)=0efb1eed (a)(2)=82b1d886 (a)(2)(i)=eb588f0c (a)(2)(i)(A)=4366e9b8
    (a)(2)(i)(B)=f93db271 (a)(2)(i)(C)=a1e52c93 (a)(2)(ii)=4085ecc5 (a)(3)=085b3041
    (a)(3)(i)=f4554ae0 (a)(3)(i)(A)=c6ab37af (a)(3)(i)(B)=dd683eff (a)(3)(ii)=3ecc00e9
    (a)(4)=bf1e57fd (a)(4)(i)=324355b5 (b)=5efcecb1 (b)(1)=a67b36b9 (b)(1)(i)=b59ba628
    (b)(1)(ii)=c1a67ca8 (b)(2)=3e9bd44b (b)(2)(i)=ac7a6d93 (b)(2)(ii)=d03e2e8f (b)(2)(iii)=1cd7f272
    (b)(2)(iv)=4a09f3dc (b)(2)(v)=658eace3 (b)(3)=f0d29390 (b)(3)(i)=b8af060b (b)(3)(ii)=7aac51cc
    (b)(3)(iii)=3dc4bb8a (b)(4)=868d99cc (b)(4)(i)=1039329d (b)(4)(ii)=deb66c20
    (b)(4)(ii)(A)=51b2601d (b)(4)(ii)(B)=894309f4 (b)(4)(iii)=f608e716 (b)(5)=e6b28faa
    (b)(5)(i)=b76592f1 (b)(5)(ii)=d6ab5f5c (b)(6)=88b8291b (c)=08e5a433 (c)(1)=0e42abe7
    (c)(1)(i)=d9e91152 (c)(1)(ii)=c8c4afb5 (c)(1)(iii)=36ec4abe (c)(1)(iv)=2addd609
    (c)(1)(v)=72f3e395 (c)(1)(vi)=d25a803f (c)(2)=9ae4ce46 (c)(2)(i)=04527dc5 (c)(2)(i)(A)=bfa2c499
    (c)(2)(i)(B)=dbfdd87c (c)(2)(ii)=92c01b81 (c)(2)(ii)(A)=c94b1dcd (c)(2)(ii)(B)=11124d71
    (c)(2)(iii)=3ba1c400 (c)(3)=3ee8ef01 (c)(4)=f812c6b5
    164.509 (a)=b806a647 (a)(1)=409c2d06 (a)(2)=4ef239cc (b)=5efcecb1 (b)(1)=b1febc5a
    (b)(1)(i)=eeacc811 (b)(1)(ii)=9575fe22 (b)(1)(iii)=7568472b (b)(2)=33408787 (b)(2)(i)=4ca553dc
    (b)(2)(ii)=967cfe42 (b)(2)(iii)=ad66069a (b)(2)(iv)=0053aed0 (b)(2)(v)=ae50029b (b)(3)=fa7059d1
    (c)=8dfc6da1 (c)(1)=ba30f2f3 (c)(1)(i)=f99c61c1 (c)(1)(i)(A)=72ea5a24 (c)(1)(i)(B)=15b11b2c
    (c)(1)(ii)=f870c7cd (c)(1)(iii)=2ef7e051 (c)(1)(iv)=9b38f40e (c)(1)(v)=74634d84
    (c)(1)(vi)=a74fccce (c)(2)=c47939f4 (d)=f54050af
    164.510 .=b2d56f85 (a)=94ea5a76 (a)(1)=b08bd78b (a)(1)(i)=2b8b8e8a (a)(1)(i)(A)=d53a2c11
    (a)(1)(i)(B)=8ceae0ae (a)(1)(i)(C)=106c3166 (a)(1)(i)(D)=fa66db9a (a)(1)(ii)=695971ec
    (a)(1)(ii)(A)=92e797ab (a)(1)(ii)(B)=e16b7fc4 (a)(2)=f1d64aa2 (a)(3)=182830df (a)(3)(i)=75a377cf
    (a)(3)(i)(A)=9be930a7 (a)(3)(i)(B)=fda51881 (a)(3)(ii)=84c2f0e3 (b)=7f910aee (b)(1)=2cf8cbf5
    (b)(1)(i)=bde7e732 (b)(1)(ii)=5f66b942 (b)(2)=615a9034 (b)(2)(i)=edd4f024 (b)(2)(ii)=e7fce665
    (b)(2)(iii)=31930af8 (b)(3)=96d7d32f (b)(4)=511be498 (b)(5)=7c7b951e
    164.512 .=a95410d9 (a)=87e922ac (a)(1)=577607b4 (a)(2)=ac0b7bcd (b)=877aca56 (b)(1)=85246bad
    (b)(1)(i)=58454f62 (b)(1)(ii)=03965415 (b)(1)(iii)=15d6ee2b (b)(1)(iii)(A)=7998b619
    (b)(1)(iii)(B)=505dead7 (b)(1)(iii)(C)=18e6d7d2 (b)(1)(iii)(D)=9455f6de (b)(1)(iv)=cbf150c8
    (b)(1)(v)=77be82bf (b)(1)(v)(A)=ae56ef53 (b)(1)(v)(A)(1)=e8ca0f6b (b)(1)(v)(A)(2)=7229bcc1
    (b)(1)(v)(B)=0697e10f (b)(1)(v)(C)=6f33ac81 (b)(1)(v)(D)=0b2b38ca (b)(1)(v)(D)(1)=f89c795c
    (b)(1)(v)(D)(2)=f16e3057 (b)(1)(vi)=82dfd30e (b)(1)(vi)(A)=f6e68e89 (b)(1)(vi)(B)=292bb7e6
    (b)(1)(vi)(C)=07586b76 (b)(1)(vi)(C)(1)=3aff2f3c (b)(1)(vi)(C)(2)=09ebd305 (b)(2)=adce3a90
    (c)=af92eb14 (c)(1)=efdfabeb (c)(1)(i)=d84ac5db (c)(1)(ii)=c7c7c931 (c)(1)(iii)=577e1b0d
    (c)(1)(iii)(A)=41bfc7d9 (c)(1)(iii)(B)=a361c9bf (c)(2)=cb81f8a0 (c)(2)(i)=0541e6e8
    (c)(2)(ii)=a10964ca (c)(3)=1c436dbf (d)=df28b722 (d)(1)=693fcb91 (d)(1)(i)=f93d8097
    (d)(1)(ii)=4c9af51a (d)(1)(iii)=fd79befc (d)(1)(iv)=aba54718 (d)(2)=1077ae42 (d)(2)(i)=1e40e9fb
    (d)(2)(ii)=4d6d5e5b (d)(2)(iii)=ba914834 (d)(3)=27008d88 (d)(4)=d9d646a5 (e)=86f21033
    (e)(1)=008a3817 (e)(1)(i)=921e173c (e)(1)(ii)=379be278 (e)(1)(ii)(A)=02f09843
    (e)(1)(ii)(B)=4f1c8825 (e)(1)(iii)=ec27d98c (e)(1)(iii)(A)=c9b8a694 (e)(1)(iii)(B)=0808d555
    (e)(1)(iii)(C)=c1efea01 (e)(1)(iii)(C)(1)=723aece8 (e)(1)(iii)(C)(2)=1b12a697
    (e)(1)(iv)=ee0fa7e7 (e)(1)(iv)(A)=c697a492 (e)(1)(iv)(B)=997fc2d5 (e)(1)(v)=da2afd7a
    (e)(1)(v)(A)=df05455b (e)(1)(v)(B)=e083967c (e)(1)(vi)=a17dc0f5 (e)(2)=d364f88a (f)=da31c71c
    (f)(1)=66f48bd6 (f)(1)(i)=3b1c2734 (f)(1)(ii)=fc7d475c (f)(1)(ii)(A)=511096fe
    (f)(1)(ii)(B)=63c4d29d (f)(1)(ii)(C)=5c1513dd (f)(1)(ii)(C)(1)=53c07e24
    (f)(1)(ii)(C)(2)=f8c3836e (f)(1)(ii)(C)(3)=c8597a44 (f)(2)=a30c7f91 (f)(2)(i)=6096da6b
    (f)(2)(i)(A)=fcf4b2fb (f)(2)(i)(B)=aacbfbd6 (f)(2)(i)(C)=1f03432b (f)(2)(i)(D)=de9ed0df
    (f)(2)(i)(E)=145c53c0 (f)(2)(i)(F)=d0a558d5 (f)(2)(i)(G)=f9f6e792 (f)(2)(i)(H)=57437ad2
    (f)(2)(ii)=1248ff5b (f)(3)=86dacf01 (f)(3)(i)=86da1313 (f)(3)(ii)=f4a01be0
    (f)(3)(ii)(A)=e8ef4afd (f)(3)(ii)(B)=94837324 (f)(3)(ii)(C)=446acd7c (f)(4)=170d5583
    (f)(5)=22fdb83c (f)(6)=8118d35c (f)(6)(i)=77f82800 (f)(6)(i)(A)=4afc55ad (f)(6)(i)(B)=478d4bda
    (f)(6)(i)(C)=7cdd0316 (f)(6)(ii)=8942d5ae (g)=5f5b7d9a (g)(1)=6d55f636 (g)(2)=10cd50a6
    (h)=cefe2189 (i)=22c58045 (i)(1)=6cb11b77 (i)(1)(i)=329f4cee (i)(1)(i)(A)=037ed610
    (i)(1)(i)(B)=1315949e (i)(1)(i)(B)(1)=e909a9ad (i)(1)(i)(B)(2)=a99df9b9 (i)(1)(i)(B)(3)=3f467c83
    (i)(1)(ii)=24ea3fa6 (i)(1)(ii)(A)=0e66a8a3 (i)(1)(ii)(B)=7853ee0b (i)(1)(ii)(C)=2c31b9c4
    (i)(1)(iii)=99721de5 (i)(1)(iii)(A)=7273b6ab (i)(1)(iii)(B)=91ce2bba (i)(1)(iii)(C)=7251b6fa
    (i)(2)=61ebce99 (i)(2)(i)=394a428b (i)(2)(ii)=95ae8a46 (i)(2)(ii)(A)=a26e8f7b
    (i)(2)(ii)(A)(1)=9262408c (i)(2)(ii)(A)(2)=83a9a94a (i)(2)(ii)(A)(3)=6c4d699e
    (i)(2)(ii)(B)=a5ef8a5f (i)(2)(ii)(C)=3c327701 (i)(2)(iii)=6daaee55 (i)(2)(iv)=e52473d1
    (i)(2)(iv)(A)=c13f4472 (i)(2)(iv)(B)=10d8576b (i)(2)(iv)(C)=e0df0af4 (i)(2)(v)=aaa0298c
    (j)=7563743a (j)(1)=6626c6ce (j)(1)(i)=e3b0c442 (j)(1)(i)(A)=af4edc2f (j)(1)(i)(B)=af78924c
    (j)(1)(ii)=6a56c4b6 (j)(1)(ii)(A)=2f92c5c9 (j)(1)(ii)(B)=ffa3e8aa (j)(2)=39a9942d
    (j)(2)(i)=3370677a (j)(2)(ii)=9eade54f (j)(3)=08ef80eb (j)(4)=a0324f95 (k)=30788659
    (k)(1)=d339c469 (k)(1)(i)=7752e578 (k)(1)(i)(A)=b55d52f6 (k)(1)(i)(B)=5f614d2c
    (k)(1)(ii)=258b05b3 (k)(1)(iii)=eba4e44b (k)(1)(iv)=6c01f06f (k)(2)=9ca29a94 (k)(3)=faec98e3
    (k)(4)=9a144145 (k)(4)(i)=261963f5 (k)(4)(ii)=2b2924b3 (k)(4)(iii)=7af7d3a1 (k)(5)=34f837eb
    (k)(5)(i)=54ac34d7 (k)(5)(i)(A)=c534de74 (k)(5)(i)(B)=fd2a1a45 (k)(5)(i)(C)=e1bbafe5
    (k)(5)(i)(D)=7a607e8a (k)(5)(i)(E)=6de93f09 (k)(5)(i)(F)=21b95799 (k)(5)(ii)=9cd2f0a5
    (k)(5)(iii)=37a860d7 (k)(6)=ce4edd1c (k)(6)(i)=5f2c3a9e (k)(6)(ii)=ad9e279f (k)(7)=21f7770d
    (k)(7)(i)=f88e1ce8 (k)(7)(i)(A)=db417683 (k)(7)(i)(B)=63286848 (k)(7)(ii)=1df3a553
    (k)(7)(ii)(A)=7920a3bd (k)(7)(ii)(B)=7d87317a (k)(7)(iii)=e3b0c442 (k)(7)(iii)(A)=27fe6229
    (k)(7)(iii)(B)=bd7dea51 (l)=fb702534
    164.514 (a)=f473b014 (b)=0c92a1d2 (b)(1)=2a00b00c (b)(1)(i)=19a2c0e4 (b)(1)(ii)=d208faaa
    (b)(2)=e3b0c442 (b)(2)(i)=ccae5490 (b)(2)(i)(A)=aeb24056 (b)(2)(i)(B)=02f827ee
    (b)(2)(i)(B)(1)=f550b87d (b)(2)(i)(B)(2)=846e7c5d (b)(2)(i)(C)=f74b9b16 (b)(2)(i)(D)=2d3b1cc0
    (b)(2)(i)(E)=780dd944 (b)(2)(i)(F)=0db7026c (b)(2)(i)(G)=97cc4e29 (b)(2)(i)(H)=ac6a6fcb
    (b)(2)(i)(I)=9720bd41 (b)(2)(i)(J)=977a55f0 (b)(2)(i)(K)=8744da9d (b)(2)(i)(L)=7a4f673d
    (b)(2)(i)(M)=43c7b6ec (b)(2)(i)(N)=bcd5369b (b)(2)(i)(O)=5234ed6d (b)(2)(i)(P)=44799b39
    (b)(2)(i)(Q)=e5c4692b (b)(2)(i)(R)=c2115ac4 (b)(2)(ii)=12502bdf (c)=03159da2 (c)(1)=ba8fcac7
    (c)(2)=4f3fe823 (d)=e3b0c442 (d)(1)=508a62b2 (d)(2)=d81048c4 (d)(2)(i)=87eba46b
    (d)(2)(i)(A)=fce246f1 (d)(2)(i)(B)=93fff4d5 (d)(2)(ii)=0149c6f5 (d)(3)=1af4827f
    (d)(3)(i)=4ce375e8 (d)(3)(ii)=b97e8081 (d)(3)(ii)(A)=b7edf5bf (d)(3)(ii)(B)=43b48b27
    (d)(3)(iii)=7b1bf75b (d)(3)(iii)(A)=4f02d65a (d)(3)(iii)(B)=39129823 (d)(3)(iii)(C)=d131490f
    (d)(3)(iii)(D)=e5d67def (d)(4)=2c7a1801 (d)(4)(i)=6cd12d4b (d)(4)(ii)=c4538a25
    (d)(4)(iii)=fffab254 (d)(4)(iii)(A)=4f7b44d8 (d)(4)(iii)(B)=43b48b27 (d)(5)=003db3c4
    (e)=e3b0c442 (e)(1)=4261d27d (e)(2)=af4636dc (e)(2)(i)=aeb24056 (e)(2)(ii)=9763bc21
    (e)(2)(iii)=2d3b1cc0 (e)(2)(iv)=780dd944 (e)(2)(v)=0db7026c (e)(2)(vi)=97cc4e29
    (e)(2)(vii)=ac6a6fcb (e)(2)(viii)=9720bd41 (e)(2)(ix)=977a55f0 (e)(2)(x)=8744da9d
    (e)(2)(xi)=7a4f673d (e)(2)(xii)=43c7b6ec (e)(2)(xiii)=bcd5369b (e)(2)(xiv)=5234ed6d
    (e)(2)(xv)=68d38024 (e)(2)(xvi)=f5990cb9 (e)(3)=32d34081 (e)(3)(i)=57ea8e9b (e)(3)(ii)=9d2f8781
    (e)(4)=817960c8 (e)(4)(i)=b24ba357 (e)(4)(ii)=8d3adfe2 (e)(4)(ii)(A)=7551400c
    (e)(4)(ii)(B)=9b7b370d (e)(4)(ii)(C)=a40a4f12 (e)(4)(ii)(C)(1)=700c0c5a
    (e)(4)(ii)(C)(2)=e559db7f (e)(4)(ii)(C)(3)=bfddde2a (e)(4)(ii)(C)(4)=296e3168
    (e)(4)(ii)(C)(5)=a7ca7eb3 (e)(4)(iii)=29a3e147 (e)(4)(iii)(A)=4589d11f
    (e)(4)(iii)(A)(1)=48b4915a (e)(4)(iii)(A)(2)=b6f4a8fa (e)(4)(iii)(B)=9f66790c (f)=b0f90a7b
    (f)(1)=8bbe3c58 (f)(1)(i)=70895a50 (f)(1)(ii)=f36f63f5 (f)(1)(iii)=d114705b (f)(1)(iv)=12affac2
    (f)(1)(v)=5d4d0afc (f)(1)(vi)=6fd87eb8 (f)(2)=80212dec (f)(2)(i)=fd782c34 (f)(2)(ii)=029f4791
    (f)(2)(iii)=b4e0433c (f)(2)(iv)=8a3708e5 (f)(2)(v)=ffac43bd (g)=95685f49 (h)=e3b0c442
    (h)(1)=b27cf869 (h)(1)(i)=de1f9deb (h)(1)(ii)=4281bff9 (h)(2)=d4af79e1 (h)(2)(i)=9e68d57e
    (h)(2)(i)(A)=31e43c46 (h)(2)(i)(B)=9497fd8e (h)(2)(ii)=528a792b (h)(2)(ii)(A)=64f0d434
    (h)(2)(ii)(B)=a79f9896 (h)(2)(ii)(C)=c1205695 (h)(2)(iii)=b7018a11 (h)(2)(iii)(A)=764cf1c8
    (h)(2)(iii)(B)=91d21a05 (h)(2)(iv)=e15ec343
    164.520 (a)=c893ee93 (a)(1)=e59313d4 (a)(2)=b9ff7881 (a)(3)=dc59c79e (a)(3)(i)=a1127a68
    (a)(3)(i)(A)=3b38cfa6 (a)(3)(i)(B)=6e964863 (a)(3)(ii)=2b0e9ca0 (a)(3)(ii)(A)=5e43e6bf
    (a)(3)(ii)(B)=45d987da (a)(3)(iii)=f650bb97 (a)(4)=9a2c3086 (b)=17ccd666 (b)(1)=491b394f
    (b)(1)(i)=f2d4a87d (b)(1)(ii)=406a0f28 (b)(1)(ii)(A)=c3788941 (b)(1)(ii)(B)=65d60593
    (b)(1)(ii)(C)=039ab4b0 (b)(1)(ii)(D)=e06be56f (b)(1)(ii)(E)=b888ef3d (b)(1)(ii)(F)=891c1ee5
    (b)(1)(ii)(G)=08860c0a (b)(1)(ii)(H)=722daef8 (b)(1)(iii)=2af00d3e (b)(1)(iii)(A)=f917e662
    (b)(1)(iii)(B)=979d71e5 (b)(1)(iii)(C)=45d1e2a7 (b)(1)(iii)(D)=d1a6da3e (b)(1)(iii)(E)=9973f05d
    (b)(1)(iv)=5a02bdee (b)(1)(iv)(A)=ab271d50 (b)(1)(iv)(B)=a6f3221f (b)(1)(iv)(C)=a3173c48
    (b)(1)(iv)(D)=3afcb5aa (b)(1)(iv)(E)=a8c22bf8 (b)(1)(iv)(F)=1426f957 (b)(1)(v)=d6f799f5
    (b)(1)(v)(A)=6318a247 (b)(1)(v)(B)=c96b9fa2 (b)(1)(v)(C)=9bd8af92 (b)(1)(vi)=a320902e
    (b)(1)(vii)=bf543c10 (b)(1)(viii)=30f20d23 (b)(2)=f03498cb (b)(2)(i)=1a11eca7
    (b)(2)(ii)=fd289676 (b)(3)=69843747 (c)=6b58f64d (c)(1)=dd71a091 (c)(1)(i)=910e1e93
    (c)(1)(i)(A)=a4e07479 (c)(1)(i)(B)=a9535796 (c)(1)(ii)=563d0fd5 (c)(1)(iii)=f2a2d6d2
    (c)(1)(iv)=7a14af6f (c)(1)(v)=69eef15a (c)(1)(v)(A)=4c7eb17e (c)(1)(v)(B)=e2f65a15
    (c)(2)=a79f6ef8 (c)(2)(i)=19367917 (c)(2)(i)(A)=4c62c8d7 (c)(2)(i)(B)=ac4f21df
    (c)(2)(ii)=d143e21f (c)(2)(iii)=96674f1a (c)(2)(iii)(A)=379d377b (c)(2)(iii)(B)=790c929a
    (c)(2)(iv)=6a7c3731 (c)(3)=989ae053 (c)(3)(i)=e09fc82b (c)(3)(ii)=168ff2ee (c)(3)(iii)=3f0480bc
    (c)(3)(iv)=fd0a7f10 (d)=7c3ae9a6 (d)(1)=d97d94c2 (d)(2)=c8f350c7 (d)(2)(i)=dc39e52a
    (d)(2)(ii)=405418ad (d)(2)(iii)=d860dd98 (d)(3)=6da30c19 (d)(4)=ad6c0459 (e)=ba53341e
    164.522 (a)=e3b0c442 (a)(1)=824a8b3c (a)(1)(i)=cc46bc31 (a)(1)(i)(A)=6e115ba0
    (a)(1)(i)(B)=39c6e139 (a)(1)(ii)=bd27d087 (a)(1)(iii)=130bdd6e (a)(1)(iv)=4180c2f1
    (a)(1)(v)=f3fc5a48 (a)(1)(vi)=221da740 (a)(1)(vi)(A)=f2a6fa3d (a)(1)(vi)(B)=8a39f75b
    (a)(2)=191da5b5 (a)(2)(i)=41202fa1 (a)(2)(ii)=8b5bc085 (a)(2)(iii)=41eb7c02
    (a)(2)(iii)(A)=b089059b (a)(2)(iii)(B)=f3e097e9 (a)(3)=e6e969de (b)=e3b0c442 (b)(1)=087ade57
    (b)(1)(i)=13c0cbd2 (b)(1)(ii)=01551d1a (b)(2)=3f39b972 (b)(2)(i)=21ea97ba (b)(2)(ii)=55d040a9
    (b)(2)(ii)(A)=d2311c74 (b)(2)(ii)(B)=257be0b6 (b)(2)(iii)=02321ec9 (b)(2)(iv)=12c8e398
    164.524 (a)=eb7f4047 (a)(1)=81b67169 (a)(1)(i)=6a8211d2 (a)(1)(ii)=b502983f (a)(2)=f5635f89
    (a)(2)(i)=8e2b787d (a)(2)(ii)=a1fe3713 (a)(2)(iii)=6ab5c6d4 (a)(2)(iv)=17d96fb2
    (a)(2)(v)=cb471841 (a)(3)=cae92098 (a)(3)(i)=fffdde3f (a)(3)(ii)=706ce921 (a)(3)(iii)=c64a31d0
    (a)(4)=740d2b39 (b)=38ae1aae (b)(1)=9c600b0c (b)(2)=10274af3 (b)(2)(i)=fa9e3ad3
    (b)(2)(i)(A)=ffdbbf3a (b)(2)(i)(B)=7cda68a6 (b)(2)(ii)=f087c426 (b)(2)(ii)(A)=86317501
    (b)(2)(ii)(B)=2d621300 (c)=fb2736d0 (c)(1)=77c7b107 (c)(2)=a5645e93 (c)(2)(i)=10ff198a
    (c)(2)(ii)=9852b5f4 (c)(2)(iii)=d7644d0b (c)(2)(iii)(A)=3d9c0f4c (c)(2)(iii)(B)=151f3e7a
    (c)(3)=251688f7 (c)(3)(i)=ecdf4395 (c)(3)(ii)=aa48efca (c)(4)=1cf05167 (c)(4)(i)=c382f842
    (c)(4)(ii)=562eedac (c)(4)(iii)=13543440 (c)(4)(iv)=ac38ebbe (d)=89bc1bf5 (d)(1)=e41a452c
    (d)(2)=6768bdc0 (d)(2)(i)=7bfe2de6 (d)(2)(ii)=039d8a52 (d)(2)(iii)=139774fc (d)(3)=3286c921
    (d)(4)=3ccde6ee (e)=6a9d1fd8 (e)(1)=06edeae1 (e)(2)=87a1811d
    164.526 (a)=1b4df305 (a)(1)=4805d0e7 (a)(2)=5fb38bf4 (a)(2)(i)=c31473fe (a)(2)(ii)=a9b7674d
    (a)(2)(iii)=5f8e40b8 (a)(2)(iv)=ed0a3558 (b)=613aa9dc (b)(1)=4845d733 (b)(2)=10274af3
    (b)(2)(i)=a488c634 (b)(2)(i)(A)=6e8845bd (b)(2)(i)(B)=717db267 (b)(2)(ii)=e469f09e
    (b)(2)(ii)(A)=3c290e77 (b)(2)(ii)(B)=6bbb328c (c)=35ffc250 (c)(1)=d02fe7ef (c)(2)=daedd35d
    (c)(3)=a6e0d710 (c)(3)(i)=c356b6e4 (c)(3)(ii)=1f661162 (d)=ec23eee2 (d)(1)=06917a33
    (d)(1)(i)=3ccc4f1a (d)(1)(ii)=cb2b2d87 (d)(1)(iii)=793ee850 (d)(1)(iv)=b53c8ffd (d)(2)=c9e68132
    (d)(3)=49f46a56 (d)(4)=97df67f3 (d)(5)=b3409f67 (d)(5)(i)=857804cc (d)(5)(ii)=d4e24c91
    (d)(5)(iii)=a290ffb2 (e)=0905697a (f)=7de72efd
    164.528 (a)=cb600e7b (a)(1)=a08846d6 (a)(1)(i)=a9708395 (a)(1)(ii)=fe0acb4d (a)(1)(iii)=0b39c534
    (a)(1)(iv)=8bce4a33 (a)(1)(v)=8b0f6ae7 (a)(1)(vi)=713aec63 (a)(1)(vii)=f7b0b44e
    (a)(1)(viii)=1e512848 (a)(1)(ix)=b8aa9237 (a)(2)=e3b0c442 (a)(2)(i)=f1f530a7 (a)(2)(ii)=ed2c238e
    (a)(2)(ii)(A)=04b0fe3d (a)(2)(ii)(B)=5e6ca6d7 (a)(2)(ii)(C)=6e4c6e98 (a)(3)=9873c176
    (b)=9a621acd (b)(1)=b048b884 (b)(2)=6bbda548 (b)(2)(i)=f5689009 (b)(2)(ii)=217a873f
    (b)(2)(iii)=c681a912 (b)(2)(iv)=dbd816b2 (b)(3)=c204a718 (b)(3)(i)=e18543ee (b)(3)(ii)=ce59212d
    (b)(3)(iii)=d54f49e6 (b)(4)=e3b0c442 (b)(4)(i)=b87392ea (b)(4)(i)(A)=4900227f
    (b)(4)(i)(B)=4c0ae78e (b)(4)(i)(C)=e4bfe56c (b)(4)(i)(D)=70ea5060 (b)(4)(i)(E)=676760f6
    (b)(4)(i)(F)=443933cb (b)(4)(ii)=01cfc545 (c)=8bf28c63 (c)(1)=2649dcb6 (c)(1)(i)=372e001f
    (c)(1)(ii)=da79b7d2 (c)(1)(ii)(A)=4584f10e (c)(1)(ii)(B)=48f1522c (c)(2)=02ca4d51 (d)=6a9d1fd8
    (d)(1)=8ae1fee1 (d)(2)=1a561775 (d)(3)=3a52f838
    164.530 (a)=e3b0c442 (a)(1)=c1512389 (a)(1)(i)=6f741761 (a)(1)(ii)=54ed1807 (a)(2)=b463a20a
    (b)=e3b0c442 (b)(1)=20e1bb60 (b)(2)=9ad5a409 (b)(2)(i)=6020aef3 (b)(2)(i)(A)=3c47c2f0
    (b)(2)(i)(B)=bee51e3e (b)(2)(i)(C)=dcea6ea2 (b)(2)(ii)=9854300b (c)=e3b0c442 (c)(1)=829e93e0
    (c)(2)=e3b0c442 (c)(2)(i)=505bfceb (c)(2)(ii)=e5819cbd (d)=e3b0c442 (d)(1)=729f5a73
    (d)(2)=988afd9a (e)=e3b0c442 (e)(1)=45c10119 (e)(2)=b3386e19 (f)=124df2bb (g)=e8f6ce70
    (g)(1)=161d475d (g)(2)=46456258 (h)=ccca23bc (i)=e3b0c442 (i)(1)=28cfcb43 (i)(2)=0ef05496
    (i)(2)(i)=6671dd21 (i)(2)(ii)=f347f60a (i)(2)(iii)=7f548e38 (i)(3)=ff31ba55 (i)(4)=b08fcefc
    (i)(4)(i)=adf65e86 (i)(4)(i)(A)=171af679 (i)(4)(i)(B)=93b3c671 (i)(4)(i)(C)=2dbfca9b
    (i)(4)(ii)=f493cd32 (i)(4)(ii)(A)=b6fe6739 (i)(4)(ii)(B)=3ae114c0 (i)(5)=93820134
    (i)(5)(i)=9cad70c7 (i)(5)(ii)=ff6c6dbe (j)=e3b0c442 (j)(1)=8e716747 (j)(1)(i)=ccb03eef
    (j)(1)(ii)=d99c1399 (j)(1)(iii)=53aa1d7d (j)(1)(iv)=7421c4f0 (j)(2)=8674544f (k)=40413cff
    (k)(1)=ef7a89db (k)(1)(i)=b0b0f2e9 (k)(1)(ii)=a3981a4b (k)(1)(ii)(A)=5719d0e1
    (k)(1)(ii)(B)=02409a06 (k)(2)=7d73ff68
    164.532 (a)=fdeedd98 (b)=c5dba12c (c)=43839914 (c)(1)=fb66093a (c)(2)=fe7d7553 (c)(3)=76945d61
    (c)(4)=5cc4c862 (d)=199811cd (e)=eee2ada1 (e)(1)=d250877d (e)(1)(i)=b9310095 (e)(1)(ii)=fe467242
    (e)(2)=690dd0ae (e)(2)(i)=fdec0b69 (e)(2)(ii)=24914725 (e)(3)=c5985140 (f)=f0b1c6f8
    (f)(1)=6c13e54b (f)(2)=24914725
    164.534 (a)=ffc1ba90 (b)=958b0699 (b)(1)=b978e750 (b)(2)=8fe1ffb9 (c)=c6d07109
    164.535 .=c922323c
    """
}
