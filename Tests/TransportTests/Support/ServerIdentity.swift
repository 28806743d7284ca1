import FoundationEssentials
import NIOSSL

/// The self-signed certificate of `feeds.test` (2020 to 2120) with its key, which is of no use anywhere else.
enum ServerIdentity {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBZDCCAQqgAwIBAgIBATAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApmZWVkcy50
    ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAVMRMwEQYDVQQD
    DApmZWVkcy50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzhulZLFqx8Z+
    9mjjPBvJKclKajtS2jKc9UjGeZqk7yQE6t6V9FB4yPqTJIDYep//Nj2RKhBrnbzq
    rfRAxJdo+6NJMEcwFQYDVR0RBA4wDIIKZmVlZHMudGVzdDAPBgNVHRMBAf8EBTAD
    AQH/MB0GA1UdDgQWBBT2Vmz+cEAnpjrXnpIQ7eVJuWYxPjAKBggqhkjOPQQDAgNI
    ADBFAiEAtJ+XVtrVcezN/c+JxcfveMVvG7sApsOiph5MHGHDU0gCIAtkXe0zIECr
    bH8OLvqCWvvwOhGqCV71AMBERVfu4ofE
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8fliqx9fLDfsYKJA
    9O65kufFxSTXK9LlCcVG1frWlv+hRANCAATOG6VksWrHxn72aOM8G8kpyUpqO1La
    Mpz1SMZ5mqTvJATq3pX0UHjI+pMkgNh6n/82PZEqEGudvOqt9EDEl2j7
    -----END PRIVATE KEY-----
    """

  static func context() throws -> NIOSSLContext {
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key)))
  }

  /// Writes the certificate where a retriever can be told to trust it.
  static func writeCertificate(to folder: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/trusted.pem"
    try Data(certificate.utf8).write(to: URL(filePath: path))
    return path
  }
}
