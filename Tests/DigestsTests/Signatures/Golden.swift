/// Files of minisign 0.11 and signify-openbsd 31, over `hello` and a newline.
enum Golden {
  static let message = Array("hello\n".utf8)

  /// `minisign -G -W -p w.pub -s w.key`
  static let unprotectedPublic = """
    untrusted comment: minisign public key C8B778827DBC0ECA
    RWTKDrx9gni3yDidiBNPvSzxtr1ePVv+UPD2msgGuAOp5wqzHagvQvuu

    """
  static let unprotectedSecret = """
    untrusted comment: minisign encrypted secret key
    RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAyg68fYJ4t8jCGX/fGJJ5vMP2kEnUSxtD\
    PWE60y+jG1YVzJkuCysZ9jidiBNPvSzxtr1ePVv+UPD2msgGuAOp5wqzHagvQvuuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

    """
  /// `minisign -S -l -s w.key -W -m m -t …`
  static let pure = """
    untrusted comment: signature from minisign secret key
    RWTKDrx9gni3yNuxmMn5csV89Np1Wnp8F2QRwQNWeY4oLWTKuEjGYqbOQ7GjCPogMHzs8StFVS1Jdisem8+N0fKbcp8LBpPM5AI=
    trusted comment: Kỳ họp thứ 14 – v3
    72bP/MbmdrXqVrTv2vWC0dwGKF3piLBXkPEAQzjIYm15OMCVVS5w6XHC0//pV3NjfRa7TQomZ5rKfI62p7PpCg==

    """
  /// `minisign -S -s w.key -W -m m`
  static let prehashed = """
    untrusted comment: signature from minisign secret key
    RUTKDrx9gni3yDz4ei8INUr9zAmpzB1xjLiZnKahpVA9wZOITfXZREITJSz8MKS/PDJZxuSarg12PuMiKTXKL9dFynmROk2uHAw=
    trusted comment: timestamp:1795631201\tfile:m\thashed
    NB4VHCFkXtj40YB9J4u6U62ASsX1GRruBXFiwMXc8S75wKbBsf6r96rpGF+veyWuSIf07Kvl3FEx5ymyY7nABA==

    """

  /// `minisign -G -p p.pub -s p.key` with the password `pw`: 1 GiB of scrypt.
  static let protectedPublic = """
    untrusted comment: minisign public key E307334DF6953504
    RWQENZX2TTMH45Famj/+OeJYSNCcktR3ZgEvoohoSvI9yIIVhHjNnxfO

    """
  static let protectedSecret = """
    untrusted comment: minisign encrypted secret key
    RWRTY0Iym159EPRVrvMukWqRAH2J/852ie5MG6kv4pIlySqWnWIAAAACAAAAAAAAAEAAAAAA78OpIV42hufTfflPXGaO03yxxxZn71N/\
    FwDIDdjMCLW/PXvWp/wFm6y4c3vxATGSeQWRv+HiOh3+n5PDEFhgvARJBAn8d5ri61VPDGOFsBySobU8YlK1sprNPwAhn3feWe3/SD9bRec=

    """
  /// The same after `minisign -C -W`: its checksum stays.
  static let unlockedSecret = """
    untrusted comment: minisign encrypted secret key
    RWQAAEIym159EPRVrvMukWqRAH2J/852ie5MG6kv4pIlySqWnWIAAAACAAAAAAAAAEAAAAAABDWV9k0zB+NPdebJAIin4wRL4tvr/zP5\
    6Ld/zyM/N6nCDF0o0PgBo5Famj/+OeJYSNCcktR3ZgEvoohoSvI9yIIVhHjNnxfOZpl1Pr6ddWrcKqpgGVU55NZcHJWoEL17LG7iH7GyikI=

    """

  /// `signify-openbsd -G -n -p s.pub -s s.sec`
  static let signifyPublic = """
    untrusted comment: signify public key
    RWSF/bcBcT3OL6E+G5VxTrXixCLoDRBG1ci5wj/j9Fjn6Bm07TIINh4i

    """
  /// `signify-openbsd -S -s s.sec -m m`
  static let signify = """
    untrusted comment: verify with s.pub
    RWSF/bcBcT3OL1UZ0bXbhYPVRgzQs4mldPqwnJURBdfikFmVvrAqf8UhO686gaeJmxJxmaOBZivzutm415H/nMYt/6knXYq4iAc=

    """
}
